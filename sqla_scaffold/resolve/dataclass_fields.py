"""The last pass: which classes are dataclasses, and what those do with their attributes.

Nothing that a person would write needs an argument here: the database makes keys, versions and computed values,
SQLAlchemy writes discriminators, and of a relationship either the key or the object may be given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqla_scaffold.report.codes import classes as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.dataclasses_of_models import settle_classes
from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema.dataclass_options import DataclassOptions, FieldOptions
from sqla_scaffold.schema.column_spec import ColumnSpec
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import CallDefault

_COLUMN_WORDS = ("init", "kw_only", "default_factory", "compare", "hash")
_SIDE_WORDS = ("init", "kw_only")
_UNLOADED = ("write_only", "dynamic")


def settle_dataclasses(draft: SchemaDraft) -> None:
    """Settle the classes, then their fields from the top of each hierarchy down, then the order of the fields."""
    settle_classes(draft)
    _settle_mixins(draft)
    for model in draft.models_in_order:
        _refuse_words(model, draft)
        if model.dataclass is None:
            continue
        otherwise = _settable_otherwise(model)
        for column in model.declared:
            if column.mixin is None:
                made, settable = _is_made(column, model), column in otherwise
                column.field_options = _column_options(column, model.dataclass, made, settable, draft)
            elif column.follows is not None:
                column.field_options = column.follows.field_options
        _copy_key(model, draft)
        for side in model.relationships:
            side.field_options = _side_options(side, draft)
        if model.dataclass.init:
            _check_order(model, draft)
            _refuse_relationships_above(model, draft)


def _settle_mixins(draft: SchemaDraft) -> None:
    for name, mixin in draft.mixins.items():
        users = [one for one in draft.models.values() if any(word.value == name for word in one.spec.mixins)]
        if mixin.dataclass is None:
            _refuse(mixin.spec.columns, _COLUMN_WORDS, f"no model with the mixin {name} is a dataclass", draft)
            continue
        # Behind the fields of a mixin stand those of its models, which may have no defaults.
        by_name = any(not one.dataclass.kw_only for one in users if one.dataclass is not None) or None
        for column in mixin.columns:
            copies = [(copy, model) for model in users for copy in model.mixed if copy.follows is column]
            made = _is_generated(column) or any(_is_made(copy, model) for copy, model in copies)
            settable = any(copy in _settable_otherwise(model) for copy, model in copies)
            found = _column_options(column, mixin.dataclass, made, settable, draft)
            column.field_options = replace(found, kw_only=by_name if found.init else None)


def _column_options(
    column: ColumnDraft, options: DataclassOptions, made: bool, settable: bool, draft: SchemaDraft
) -> FieldOptions:
    spec = column.spec
    written = None if spec is None else spec.init
    if written is not None and written.value and (column.computed is not None or _is_always(column)):
        message = f"the database alone makes the values of `{column.key}`"
        draft.diagnostics.add(codes.DATACLASS, message, written.span, hint="remove `init`")
    _check_comparison(spec, options, draft)
    factory = None if spec is None else spec.default_factory
    given = (column.default, column.server_default, factory)
    return FieldOptions(
        init=not made if written is None else written.value,
        optional=made or column.is_optional or settable or any(one is not None for one in given),
        # A key that a relationship brought along, or that the model got, is written nowhere, and has no place in a call.
        kw_only=True if spec is None and (settable or not made) and not options.kw_only else _value(spec, "kw_only"),
        default_factory=None if factory is None else _function(factory),
        compare=_value(spec, "compare") is not False and not column.says("deferred") and not _has_group(spec),
        hash=_value(spec, "hash"),
    )


def _check_comparison(spec: ColumnSpec | None, options: DataclassOptions, draft: SchemaDraft) -> None:
    for name, needed in (("compare", "eq"), ("hash", "unsafe_hash")):
        word: Word[bool] | None = None if spec is None else getattr(spec, name)
        if word is not None and not getattr(options, needed):
            message = f"the dataclass has no `{needed}`, of which `{name}` speaks"
            hint = f"write `dataclass: {{eq: true{'' if needed == 'eq' else ', unsafe_hash: true'}}}`, or remove it"
            draft.diagnostics.add(codes.DATACLASS, message, word.span, hint=hint)


def _side_options(side: RelationshipDraft, draft: SchemaDraft) -> FieldOptions:
    spec = side.spec
    unloaded = spec is not None and spec.lazy is not None and spec.lazy.value in _UNLOADED
    refused = side.viewonly or unloaded
    written = None if spec is None else spec.init
    if written is not None and written.value and refused:
        why = "is only read" if side.viewonly else "stays in the database"
        message = f"`{side.name}` {why}, and nothing can be given for it"
        draft.diagnostics.add(codes.DATACLASS, message, written.span, hint="remove `init`")
    init = not refused if written is None else written.value
    return FieldOptions(init=init, optional=True, kw_only=_value(spec, "kw_only"), compare=False)


def _is_made(column: ColumnDraft, model: ModelDraft) -> bool:
    """Tell whether the database or SQLAlchemy makes the values of a column of this model."""
    top = list(model.line)[-1]
    said = top.polymorphism.column if top.polymorphism is not None else None
    if model is top and said == column.name:
        return True
    if model.version_id is not None and model.version_id.attribute == column.attribute:
        return True
    joined = model.parent_key is not None and column in model.parent_key.columns
    return joined or _is_generated(column)


def _is_generated(column: ColumnDraft) -> bool:
    return column.autoincrement or column.computed is not None or column.identity is not None


def _is_always(column: ColumnDraft) -> bool:
    return column.identity is not None and bool(column.identity.always)


def _settable_otherwise(model: ModelDraft) -> set[ColumnDraft]:
    """Return the key columns of relationships, for which the object referred to may be given."""
    sides = (side for side in model.relationships if side.owning and side.key is not None and not side.viewonly)
    return {column for side in sides if side.key is not None for column in side.key.columns}


def _copy_key(model: ModelDraft, draft: SchemaDraft) -> None:
    """Let `__init__` take the key of a joined table where it takes it for the table above: it is one attribute."""
    key = model.parent_key
    for column, above in () if key is None else zip(key.columns, key.target_columns, strict=True):
        # SQLAlchemy takes a default here for another column than the one above, and joins the two no longer.
        may_be_left_out = above.field_options is not None and above.field_options.optional
        written = None if column.spec is None else column.spec.init
        if column.attribute != above.attribute or column.field_options is None:
            continue
        if written is None and not may_be_left_out:
            column.field_options = above.field_options
        elif written is not None and written.value and may_be_left_out:
            message = f"`{column.key}` is made by the class above, which SQLAlchemy lets no class below take as well"
            hint = f"remove `init`; a key of one's own is set on the object: `.{column.attribute} = ...`"
            draft.diagnostics.add(codes.DATACLASS, message, written.span, hint=hint)


def _refuse_relationships_above(model: ModelDraft, draft: SchemaDraft) -> None:
    """A class with a table of its own has none of the relationships above, which its `__init__` would set."""
    above, own = model.concrete, {side.name for side in model.relationships}
    for side in () if above is None else above.relationships:
        if side.name not in own and side.field_options is not None and model.spec.inherits is not None:
            message = (
                f"{model.name} has a table of its own and not `{side.name}` of {side.owner.name}, which `__init__` sets"
            )
            hint = f"say `back_populates: false` at the other side, or let {side.owner.name} be no dataclass"
            draft.diagnostics.add(codes.DATACLASS, message, model.spec.inherits.span, hint=hint)


def _check_order(model: ModelDraft, draft: SchemaDraft) -> None:
    """Refuse an argument that must be given behind one that need not be, where they are given by place."""
    before: tuple[str, Span] | None = None
    for name, span, found in _arguments(model):
        if not found.optional and before is not None and span is not None:
            message = f"`{name}` must be given, and stands behind `{before[0]}`, which need not be"
            hint = "move it up, give it a default, or say `kw_only: true` of it or of the dataclass"
            notes = [Note("the one before", before[1])]
            draft.diagnostics.add(codes.FIELD_ORDER, message, span, hint=hint, notes=notes)
        if found.optional and before is None:
            before = name, span


def _arguments(model: ModelDraft) -> Iterator[tuple[str, Span, FieldOptions]]:
    """Yield the arguments by place, those inherited first; one that is declared anew keeps its place."""
    found: dict[str, tuple[Span, FieldOptions]] = {}
    for one in reversed(list(model.line)):
        members: list[ColumnDraft | RelationshipDraft] = [*one.declared, *one.relationships]
        for member in members:
            name = member.attribute if isinstance(member, ColumnDraft) else member.name
            if member.field_options is not None and not (isinstance(member, ColumnDraft) and member.mixin):
                found[name] = member.span, member.field_options
    kw_only = model.dataclass is not None and model.dataclass.kw_only
    for name, (span, options) in found.items():
        if options.init and not (kw_only if options.kw_only is None else options.kw_only):
            yield name, span, options


def _refuse_words(model: ModelDraft, draft: SchemaDraft) -> None:
    if model.dataclass is None:
        _refuse(model.spec.columns, _COLUMN_WORDS, f"{model.name} is no dataclass", draft)
        _refuse(model.spec.relationships, _SIDE_WORDS, f"{model.name} is no dataclass", draft)


def _refuse(
    specs: tuple[ColumnSpec, ...] | tuple[RelationshipSpec, ...],
    words: tuple[str, ...],
    why: str,
    draft: SchemaDraft,
) -> None:
    for spec in specs:
        for name in words:
            word: Word[bool] | Word[str] | None = getattr(spec, name)
            if word is not None:
                message = f"{why}, and `{name}` speaks of one"
                hint = "write `dataclass: true` beside the columns, or remove the word"
                draft.diagnostics.add(codes.NO_DATACLASS, message, word.span, hint=hint)


def _value(spec: ColumnSpec | RelationshipSpec | None, name: str) -> bool | None:
    word: Word[bool] | None = None if spec is None else getattr(spec, name)
    return None if word is None else word.value


def _has_group(spec: ColumnSpec | None) -> bool:
    return spec is not None and spec.deferred_group is not None


def _function(word: Word[str]) -> CallDefault:
    module, _, name = word.value.partition(":")
    return CallDefault(module, name)
