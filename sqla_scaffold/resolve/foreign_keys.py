"""The pass of the foreign keys, of columns, of models and of relationships; then the types that follow them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqla_scaffold.report.codes import inheritance as inheritance_codes
from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.codes import relationships as relationship_codes
from sqla_scaffold.report.codes import types as type_codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft, owns_key
from sqla_scaffold.resolve.table_drafts import ColumnDraft, ForeignKeyDraft
from sqla_scaffold.resolve.keys import find_columns
from sqla_scaffold.schema.column_spec import ForeignKeySpec
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.word import Word

# What a relationship says about its key, and the key's attributes for it.
_KEY_OPTIONS = {
    "ondelete": "ondelete",
    "onupdate": "onupdate",
    "deferrable": "deferrable",
    "initially": "initially",
    "match": "match",
    "constraint_name": "written",
}


def settle_foreign_keys(draft: SchemaDraft) -> None:
    """Find what every written foreign key refers to."""
    for mixin in draft.mixins.values():
        for column in mixin.columns:
            if column.spec is not None and column.spec.foreign_key is not None:
                target = _target(column.spec.foreign_key, 1, draft)
                if target is not None:
                    column.follows = target[1][0]
    for model in draft.models.values():
        for column in (*model.own, *model.mixed):
            if column.spec is not None and column.spec.foreign_key is not None:
                _column_key(model, column, column.spec.foreign_key, draft)
        for key in (
            one for one in model.spec.foreign_keys if one.span not in {made.span for made in model.table.foreign_keys}
        ):
            composite_key(model, key, draft)
        if model.parent is not None and model.strategy == "joined":
            _parent_key(model, model.parent, draft)


def _column_key(model: ModelDraft, column: ColumnDraft, spec: ForeignKeySpec, draft: SchemaDraft) -> None:
    if column.mixin is not None:
        # Its target was found, or reported, at the mixin; `follows` of the mixin's column leads there.
        origin = column.follows
        if origin is None or origin.follows is None:
            return
        referred = origin.follows
        target_model = draft.models[spec.model.value]
        key = ForeignKeyDraft(model.table, (column,), target_model.table, (referred,), spec.span, mixin=True)
    else:
        target = _target(spec, 1, draft)
        if target is None:
            return
        column.follows = target[1][0]
        key = ForeignKeyDraft(model.table, (column,), target[0].table, target[1], spec.span)
    _keep(key, spec)


def composite_key(model: ModelDraft, spec: ForeignKeySpec, draft: SchemaDraft) -> None:
    """Find what a foreign key refers to that names its columns, and keep it at the model's table."""
    parts = [find_columns(model, word, draft) for word in spec.columns]
    columns = tuple(column for part in parts for column in part)
    target = _target(spec, len(columns), draft) if all(parts) else None
    if target is None:
        return
    for column, referred in zip(columns, target[1], strict=True):
        if column.type is None and column.follows is None:
            column.follows = referred
    _keep(ForeignKeyDraft(model.table, columns, target[0].table, target[1], spec.span), spec)


def _parent_key(model: ModelDraft, parent: ModelDraft, draft: SchemaDraft) -> None:
    """Let the primary key of a joined table refer to the table that it is joined to."""
    spec = model.spec.inherits
    assert spec is not None  # a model without the word has no parent
    columns, referred = model.table.primary_key, parent.table.primary_key
    written = key_of(model, columns, parent)
    if written is not None:
        words = (spec.name, spec.ondelete, spec.onupdate, spec.deferrable, spec.initially)
        word = next((word for word in words if word is not None), None)
        if word is not None:
            message = "the primary key has a foreign key to that model already, which is the one to say it"
            draft.diagnostics.add(inheritance_codes.PARENT_KEY, message, word.span, hint="say it there")
        model.parent_key = written
        return
    if len(columns) != len(referred):
        message = (
            f"{_columns(len(columns))} of the primary key cannot refer to {_columns(len(referred))} of {parent.name}"
        )
        hint = "leave the primary key out, and it is that of the model inherited from"
        draft.diagnostics.add(inheritance_codes.PARENT_KEY, message, spec.model.span, hint=hint)
        return
    for column, part in zip(columns, referred, strict=True):
        if column.type is None and column.follows is None:
            column.follows = part
    key = ForeignKeyDraft(model.table, columns, parent.table, referred, spec.model.span)
    key.written = None if spec.name is None else spec.name.value
    key.ondelete = None if spec.ondelete is None else spec.ondelete.value
    key.onupdate = None if spec.onupdate is None else spec.onupdate.value
    key.deferrable = spec.deferrable is not None and spec.deferrable.value
    key.initially = None if spec.initially is None else spec.initially.value
    model.table.foreign_keys.append(key)
    model.parent_key = key


def _keep(key: ForeignKeyDraft, spec: ForeignKeySpec) -> None:
    key.written = None if spec.name is None else spec.name.value
    key.ondelete = None if spec.ondelete is None else spec.ondelete.value
    key.onupdate = None if spec.onupdate is None else spec.onupdate.value
    key.deferrable = spec.deferrable is not None and spec.deferrable.value
    key.initially = None if spec.initially is None else spec.initially.value
    key.match = None if spec.match is None else spec.match.value
    key.not_valid = spec.not_valid is not None and spec.not_valid.value
    key.waits = spec.use_alter
    key.table.foreign_keys.append(key)


def _target(spec: ForeignKeySpec, count: int, draft: SchemaDraft) -> tuple[ModelDraft, tuple[ColumnDraft, ...]] | None:
    model = draft.models.get(spec.model.value)
    if model is None:
        hint = did_you_mean(spec.model.value, draft.models, otherwise="models are written under `models:`")
        message = f"there is no model `{spec.model.value}`"
        draft.diagnostics.add(name_codes.MODEL_UNKNOWN, message, spec.model.span, hint=hint)
        return None
    columns = _referred(model, spec.references, draft) if spec.references else model.table.primary_key
    if columns is None:
        return None
    if not columns:
        message = f"{model.name} has no primary key in the database, to which a foreign key could refer"
        draft.diagnostics.add(codes.MAPPER_KEY, message, spec.span, hint="name unique columns of it")
        return None
    if len(columns) != count:
        what = ", ".join(column.key for column in columns)
        message = f"{_columns(count)} cannot refer to {_columns(len(columns))} of {model.name}"
        hint = f"name as many columns as are referred to ({what}), in the same order"
        draft.diagnostics.add(codes.FOREIGN_KEY_COUNT, message, spec.span, hint=hint)
        return None
    return model, columns


def _columns(count: int) -> str:
    return "one column" if count == 1 else f"{count} columns"


def _referred(model: ModelDraft, words: Sequence[Word[str]], draft: SchemaDraft) -> tuple[ColumnDraft, ...] | None:
    found: list[ColumnDraft] = []
    for word in words:
        columns = find_columns(model, word, draft)
        if not columns:
            return None
        found += columns
    return tuple(found)


def settle_relationship_keys(draft: SchemaDraft) -> None:
    """Give every many-to-one relationship its foreign key: one that its columns have already, or a new one."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            if owns_key(spec):
                _relationship_key(model, spec, draft)


def _relationship_key(model: ModelDraft, spec: RelationshipSpec, draft: SchemaDraft) -> None:
    columns = model.keys[spec.name.value]
    target = draft.models[spec.model.value]
    existing = key_of(model, columns, target)
    if existing is not None:
        _check_options(existing, spec, draft)
        _check_optional(columns, spec, draft)
        return
    if len(columns) != len(target.table.primary_key):
        wanted = len(target.table.primary_key)
        message = f"`via` names {_columns(len(columns))}, and the primary key of {target.name} has {wanted}"
        hint = "name a column for each, or give the columns a foreign key to another unique column"
        draft.diagnostics.add(codes.FOREIGN_KEY_COUNT, message, spec.via[0].span, hint=hint)
        return
    if _is_refused(model, columns, target, spec, draft):
        return
    for column, part in zip(columns, target.table.primary_key, strict=True):
        if column.type is None and column.follows is None:
            column.follows = part
    key = ForeignKeyDraft(model.table, columns, target.table, target.table.primary_key, spec.span)
    for name, attribute in _KEY_OPTIONS.items():
        word = getattr(spec, name)
        if word is not None:
            setattr(key, attribute, word.value)
    model.table.foreign_keys.append(key)
    _check_optional(columns, spec, draft)


def key_of(model: ModelDraft, columns: Sequence[ColumnDraft], target: ModelDraft) -> ForeignKeyDraft | None:
    """Return the foreign key that these columns hold to a model's table, whatever their order."""
    wanted = set(columns)
    found = (key for key in model.table.foreign_keys if set(key.columns) == wanted and key.target is target.table)
    return next(found, None)


def _is_refused(
    model: ModelDraft, columns: Sequence[ColumnDraft], target: ModelDraft, spec: RelationshipSpec, draft: SchemaDraft
) -> bool:
    where = {word.value: word.span for word in spec.via}
    for column in columns:
        span = where.get(column.key, spec.name.span)
        elsewhere = [key for key in model.table.foreign_keys if key.columns == (column,) and len(columns) == 1]
        if elsewhere:
            message = (
                f"`{column.key}` holds a foreign key to the table `{elsewhere[0].target.key}`, not to {target.name}"
            )
            hint = "name another column with `via:`, or another model"
            draft.diagnostics.add(relationship_codes.VIA_ELSEWHERE, message, span, hint=hint)
            return True
        if column.mixin is not None and len(columns) == 1:
            message = f"`{column.key}` comes from the mixin {column.mixin} and holds no foreign key there"
            hint = f"say `foreign_key: {target.name}` at the column in the mixin"
            draft.diagnostics.add(relationship_codes.VIA_ELSEWHERE, message, span, hint=hint)
            return True
    return False


def _check_options(key: ForeignKeyDraft, spec: RelationshipSpec, draft: SchemaDraft) -> None:
    for name, attribute in _KEY_OPTIONS.items():
        word: Word[str] | Word[bool] | None = getattr(spec, name)
        if word is None or word.value == getattr(key, attribute):
            continue
        if not getattr(key, attribute) and not key.mixin:
            setattr(key, attribute, word.value)
            continue
        said = getattr(key, attribute) or "nothing"
        hint = f"say {name} at the foreign key of the column alone"
        message = f"{name} is {word.value} here and {said} at the column's foreign key"
        draft.diagnostics.add(relationship_codes.KEY_OPTIONS, message, word.span, hint=hint)


def _check_optional(columns: Sequence[ColumnDraft], spec: RelationshipSpec, draft: SchemaDraft) -> None:
    """Check what a relationship says about null against the columns that it did not add itself."""
    written = [column for column in columns if column.spec is not None]
    nullable = any(column.is_optional for column in written)
    said = spec.optional or spec.nullable
    if not written or said is None or said.value == nullable:
        return
    message = f"the relationship is {'nullable' if said.value else 'not nullable'}, and its columns are the opposite"
    hint = "leave it out here: the columns say it"
    draft.diagnostics.add(relationship_codes.KEY_OPTIONS, message, said.span, hint=hint)


def settle_types(draft: SchemaDraft) -> None:
    """Give every column without a type that of the column which it follows, through chains of any length."""
    reported: set[ColumnDraft] = set()
    for column in _all_columns(draft):
        path: dict[ColumnDraft, None] = {}
        at = column
        while at.type is None and at.follows is not None and at not in path:
            path[at] = None
            at = at.follows
        if at in path and not reported.intersection(path):
            message = f"the type of `{column.key}` follows a circle of foreign keys back to itself"
            hint = "write the type of one of these columns"
            draft.diagnostics.add(type_codes.TYPE_CIRCLE, message, column.span, hint=hint)
        if at in path:
            reported.update(path)
        for one in path:
            one.type = at.type


def _all_columns(draft: SchemaDraft) -> Iterator[ColumnDraft]:
    for mixin in draft.mixins.values():
        yield from mixin.columns
    for model in draft.models.values():
        yield from model.columns
