"""The passes of concrete inheritance: a model whose table has all columns of the models above it, and no row in theirs.

To the database, and to every other pass, such a model stands alone; what it inherits is written out in it. Its class alone
stands below the other one (https://docs.sqlalchemy.org/en/21/orm/inheritance.html#concrete-table-inheritance).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from sqla_scaffold.report.codes import inheritance as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.resolve.drafts import SchemaDraft, owns_key
from sqla_scaffold.schema import names
from sqla_scaffold.schema.column_spec import ColumnSpec, ForeignKeySpec
from sqla_scaffold.schema.constraint_spec import CheckSpec, ExcludeSpec, IndexSpec, UniqueSpec
from sqla_scaffold.schema.spec import InheritsSpec, MixinSpec, ModelSpec, RelationshipSpec
from sqla_scaffold.schema.word import Word

Named = TypeVar("Named", UniqueSpec, IndexSpec, ExcludeSpec, ForeignKeySpec)
_WORDS_OF_KEYS = ("name", "ondelete", "onupdate", "deferrable", "initially")


def write_concrete_models_out(draft: SchemaDraft) -> None:
    """Give every model in concrete inheritance the columns of the models above it, and what goes with them."""
    known = {model.name.value: model for model in draft.spec.models}
    mixins = {mixin.name.value: mixin for mixin in draft.spec.mixins}
    written: dict[str, ModelSpec] = {}
    for model in draft.spec.models:
        parent: ModelSpec | None = None
        for one in reversed([*_line(model, known)]):
            if one.name.value not in written:
                written[one.name.value] = one if parent is None else _whole(one, parent, mixins, draft)
            parent = written[one.name.value]
    draft.spec = replace(draft.spec, models=tuple(written[name] for name in known))


def is_concrete(spec: InheritsSpec | None) -> bool:
    """Tell whether a model inherits without sharing rows."""
    return spec is not None and spec.concrete is not None and spec.concrete.value


def _line(model: ModelSpec, known: dict[str, ModelSpec]) -> Iterator[ModelSpec]:
    """Yield a model and those above it, as far as it has what they have; a circle, which is reported, only once."""
    seen: set[str] = set()
    at: ModelSpec | None = model
    while at is not None and at.name.value not in seen:
        yield at
        seen.add(at.name.value)
        at = known.get(at.inherits.model.value) if at.inherits is not None and is_concrete(at.inherits) else None


def _whole(model: ModelSpec, parent: ModelSpec, mixins: dict[str, MixinSpec], draft: SchemaDraft) -> ModelSpec:
    """Return a model with what it inherits written out in it, the inherited columns first."""
    _check(model, parent, draft)
    words = [*(one.name for one in model.columns), *(one.name for one in model.relationships)]
    own = {names.fold(word.value): word for word in words}
    brought = [column for word in parent.mixins if word.value in mixins for column in mixins[word.value].columns]
    columns, sides = [], []
    for column in (*parent.columns, *brought):
        if _is_free(column.name, own, model, parent, draft):
            columns.append(_column_for(column, model))
    for side in (one for one in parent.relationships if owns_key(one)):
        if _is_free(side.name, own, model, parent, draft):
            sides.append(_side_for(side, model))
    return replace(
        model,
        mixins=tuple(word for word in model.mixins if word.value not in {one.value for one in parent.mixins}),
        columns=(*columns, *model.columns),
        relationships=(*sides, *model.relationships),
        primary_key=model.primary_key or parent.primary_key,
        foreign_keys=(*(_named_for(one, model) for one in parent.foreign_keys), *model.foreign_keys),
        uniques=(*(_named_for(one, model) for one in parent.uniques), *model.uniques),
        checks=(*(_check_for(one, model) for one in parent.checks), *model.checks),
        indexes=(*(_named_for(one, model) for one in parent.indexes), *model.indexes),
        excludes=(*(_named_for(one, model) for one in parent.excludes), *model.excludes),
        column_properties=(*parent.column_properties, *model.column_properties),
        dataclass=parent.dataclass,
    )


def _is_free(
    word: Word[str], own: dict[str, Word[str]], model: ModelSpec, parent: ModelSpec, draft: SchemaDraft
) -> bool:
    taken = own.get(names.fold(word.value))
    if taken is not None:
        message = f"{model.name.value} inherits the name `{taken.value}` from {parent.name.value} already"
        notes = [Note("the inherited one", word.span)]
        draft.diagnostics.add(codes.NAME_INHERITED, message, taken.span, hint="leave this one out", notes=notes)
    return taken is None


def _check(model: ModelSpec, parent: ModelSpec, draft: SchemaDraft) -> None:
    spec = model.inherits
    assert spec is not None  # that is how it came here
    for name in ("single", *_WORDS_OF_KEYS):
        word = getattr(spec, name)
        if word is not None and word.value is not False:
            message = f"{model.name.value} has no row in the table of {parent.name.value}, of which `{name}` speaks"
            draft.diagnostics.add(codes.CONCRETE, message, word.span, hint="remove it, or remove `concrete`")
    if parent.polymorphic_on is not None or (parent.inherits is not None and not is_concrete(parent.inherits)):
        message = f"the rows of {parent.name.value} are told apart by a column, or stand in several tables"
        hint = "remove `concrete`, or let it inherit from a model whose rows are its own"
        draft.diagnostics.add(codes.CONCRETE, message, spec.model.span, hint=hint)
    if parent.version_id is not None:
        message = f"SQLAlchemy keeps the versions of {parent.name.value} alone, and none of {model.name.value}"
        notes = [Note("the version", parent.version_id.span)]
        hint = "let the models that inherit from one that is abstract have a version each"
        draft.diagnostics.add(codes.CONCRETE, message, spec.model.span, hint=hint, notes=notes)
    if parent.view is not None:
        message = f"{parent.name.value} is a view, and no table is like it"
        draft.diagnostics.add(codes.CONCRETE, message, spec.model.span, hint="inherit from a model with a table")
    flags = [*(one.primary_key for one in model.columns), *(one.primary_key for one in model.relationships)]
    spans = [word.span for word in flags if word is not None and word.value]
    for span in (*spans, *(word.span for word in model.primary_key[:1])):
        message = f"the primary key of {model.name.value} is made as that of {parent.name.value}"
        draft.diagnostics.add(codes.CONCRETE, message, span, hint="leave it out")
    if model.dataclass is not None:
        message = f"{model.name.value} is a dataclass where {parent.name.value} is, and with the same words"
        draft.diagnostics.add(codes.CONCRETE, message, model.dataclass.span, hint=f"say it at {parent.name.value}")


def _side_for(side: RelationshipSpec, model: ModelSpec) -> RelationshipSpec:
    """Return a relationship of the model above for this one, whose other side has a name of its own."""
    word = side.back_populates
    kept = word if word is not None and word.value is False else None
    return replace(side, back_populates=kept, constraint_name=_suffixed(side.constraint_name, model))


def _column_for(column: ColumnSpec, model: ModelSpec) -> ColumnSpec:
    key = column.foreign_key
    return column if key is None else replace(column, foreign_key=replace(key, name=_suffixed(key.name, model)))


def _check_for(check: CheckSpec, model: ModelSpec) -> CheckSpec:
    return replace(check, db_name=_suffixed(check.db_name, model))


def _named_for(one: Named, model: ModelSpec) -> Named:
    name = _suffixed(one.name, model)
    return one if name is None else replace(one, name=name)


def _suffixed(name: Word[str] | None, model: ModelSpec) -> Word[str] | None:
    """Return a name that was written for one table for another one: two of the same may not stand in one database."""
    return None if name is None else Word(f"{name.value}_{names.snake_case(model.name.value)}", name.span)
