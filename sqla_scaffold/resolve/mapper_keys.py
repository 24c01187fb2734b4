"""The pass of the keys that only SQLAlchemy's mapper knows: the tables of their models have no primary key."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft, has_no_key
from sqla_scaffold.resolve.keys import find_columns
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.type_use import is_hashable
from sqla_scaffold.schema.word import Word


def check_mapper_keys(draft: SchemaDraft) -> None:
    """A model says one key, of the mapper or of the table; nothing refers to a key that no table has."""
    for model in draft.models.values():
        if has_no_key(model):
            for why, span, hint in _clashes(model, draft):
                draft.diagnostics.add(codes.MAPPER_KEY, f"{model.name} {why}", span, hint=hint)
        for spec in model.spec.relationships:
            _check_relationship(model, spec, draft)


def _clashes(model: ModelDraft, draft: SchemaDraft) -> Iterator[tuple[str, Span, str]]:
    """Yield what is said of a table's key, or needs one, beside a key of the mapper's."""
    spec, key = model.spec, _words(model)[0].span
    columns = (*model.mixed, *model.own)
    flags = [column.span for column in columns if column.says("primary_key")]
    flags += [one.name.span for one in spec.relationships if one.primary_key is not None and one.primary_key.value]
    flags += [word.span for word in spec.primary_key[:1]]
    flags += [word.span for word in (spec.primary_key_name,) if word is not None]
    if spec.view is not None:
        yield "is a view, whose key the database need not know of anyway", key, "say `primary_key:` at the model"
        return
    for span in flags:
        yield "says a primary key, and another one for the mapper alone", span, "remove one of the two"
    if spec.without_rowid is not None and spec.without_rowid.value:
        hint = "say `primary_key:` at the model, or remove `without_rowid`"
        yield "is stored by its primary key, and has none", spec.without_rowid.span, hint
    relatives = {one.spec.inherits.model.value for one in draft.models.values() if one.spec.inherits is not None}
    if (
        spec.inherits is not None
        or model.name in relatives
        or any(word.value in draft.abstract for word in spec.mixins)
    ):
        hint = "say `primary_key:` at the model at the top"
        yield "is in a family of models, which share a primary key", key, hint


def _check_relationship(model: ModelDraft, spec: RelationshipSpec, draft: SchemaDraft) -> None:
    target = draft.models.get(spec.model.value)
    if spec.primaryjoin is not None or target is None:
        return
    keyless = [one for one in (target, model) if has_no_key(one)]
    many_to_many = spec.secondary is not None
    if keyless and (many_to_many or (keyless[0] is target and spec.uselist is None and not spec.via)):
        message = f"{keyless[0].name} has no primary key in the database, to which a foreign key could refer"
        hint = "refer to unique columns of it: a `foreign_key` at a column, which the relationship names with `via:`"
        if many_to_many:
            hint = "say `primary_key:` at the model, instead of that of the mapper"
        draft.diagnostics.add(codes.MAPPER_KEY, message, spec.model.span, hint=hint)


def settle_mapper_keys(draft: SchemaDraft) -> None:
    """Find the columns of every key that only the mapper knows, and check that they can tell rows apart."""
    for model in draft.models.values():
        if not has_no_key(model):
            continue
        found: list[ColumnDraft] = []
        for word in _words(model):
            columns = find_columns(model, word, draft)
            if any(column in found for column in columns):
                message = f"`{word.value}` stands in the key of the mapper twice"
                draft.diagnostics.add(codes.COLUMN_TWICE, message, word.span, hint="name it once")
            found += columns
        model.mapper_key = tuple(dict.fromkeys(found))


def check_mapper_key_columns(draft: SchemaDraft) -> None:
    """Of the columns of a mapper's key one at least is never null, and all have values that Python can look up."""
    for model in draft.models.values():
        for column in model.mapper_key:
            if not is_hashable(column.type or TypeUse("text")):
                message = (
                    f"`{column.key}` cannot tell rows of {model.name} apart: Python looks up no list or dictionary"
                )
                hint = "leave it out, and name columns of other types"
                draft.diagnostics.add(codes.MAPPER_KEY, message, _words(model)[0].span, hint=hint)
        if model.mapper_key and all(column.nullable for column in model.mapper_key):
            message = f"all columns of the mapper's key of {model.name} may be null, and such a row is no object"
            hint = "name a column that is never null, or remove the `?`"
            draft.diagnostics.add(codes.MAPPER_KEY, message, _words(model)[0].span, hint=hint)


def _words(model: ModelDraft) -> tuple[Word[str], ...]:
    return () if model.spec.mapper_args is None else model.spec.mapper_args.primary_key
