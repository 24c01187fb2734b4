"""The pass of the unions: families of tables of which one query finds all rows, each row told by a column of the union."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqla_scaffold.report.codes import inheritance as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema import names
from sqla_scaffold.schema.model import UnionMember
from sqla_scaffold.schema.spec import ModelSpec
from sqla_scaffold.schema.type_use import kind_of, type_text
from sqla_scaffold.schema.types import Kind
from sqla_scaffold.schema.word import Word


@dataclass(frozen=True)
class _Family:
    """The model at the top, what it says, and the models whose tables are in the union."""

    top: ModelSpec
    word: Word[str]
    members: list[ModelDraft]


def settle_unions(draft: SchemaDraft) -> None:
    """Give every model in a union what tells its rows from those of the others."""
    for family in _families(draft):
        below = [model for model in family.members if model.spec is not family.top]
        if not below:
            message = f"no model below {family.top.name.value} has a table that a query of it could find"
            hint = "let a model inherit from it with `concrete: true`, or remove this"
            if family.top.name.value in draft.abstract:
                hint = "let a model inherit from it, or remove this"
            draft.diagnostics.add(codes.UNION, message, family.word.span, hint=hint)
            continue
        _settle_identities(family, draft)
        _check_columns(family, draft)
        _check_keys(family, below, draft)
    for model in draft.models.values():
        if model.parent is not None and model.parent.union is not None and model.spec.inherits is not None:
            message = (
                f"{model.parent.name} is in a union of whole tables, and this would be in two, or in none of its own"
            )
            hint = "add `concrete: true`, or remove `polymorphic_union`"
            draft.diagnostics.add(codes.UNION, message, model.spec.inherits.model.span, hint=hint)


def _families(draft: SchemaDraft) -> Iterator[_Family]:
    said = [model.spec for model in draft.models.values()] + list(draft.abstract.values())
    tops = {spec.name.value: _Family(spec, spec.polymorphic_union, []) for spec in said if spec.polymorphic_union}
    for model in draft.models.values():
        found = list(dict.fromkeys(name for name in _above(model) if name in tops))
        for name in found[:1]:
            tops[name].members.append(model)
        for name in found[1:]:
            message = f"{found[0]} is in the union of {name} already"
            draft.diagnostics.add(codes.UNION, message, tops[found[0]].word.span, hint="say it at the top alone")
    yield from tops.values()


def _above(model: ModelDraft) -> Iterator[str]:
    """Yield the names of a model and of those above it that share no rows with it, the abstract ones among them."""
    at: ModelDraft | None = model
    while at is not None:
        yield at.name
        yield from (word.value for word in at.spec.mixins)
        at = at.concrete


def _settle_identities(family: _Family, draft: SchemaDraft) -> None:
    taken: dict[str, tuple[ModelDraft, Span]] = {}
    for model in family.members:
        word = model.spec.polymorphic_identity
        span = model.spec.name.span if word is None else word.span
        identity = names.snake_case(model.name) if word is None else word.value
        if not isinstance(identity, str):
            message = "in a union a text tells the tables apart"
            draft.diagnostics.add(codes.IDENTITY, message, span, hint="write a text, or leave it out")
            identity = str(identity)
        first, there = taken.setdefault(identity, (model, span))
        if first is not model:
            message = f"{first.name} and {model.name} are both `{identity}`"
            notes = [Note("the other one", there)]
            hint = "give one of them another `polymorphic_identity`"
            draft.diagnostics.add(codes.IDENTITY, message, span, hint=hint, notes=notes)
        model.union = UnionMember(identity, family.word.value if model.spec is family.top else None)


def _check_columns(family: _Family, draft: SchemaDraft) -> None:
    """In a union the columns of one name are one column, and that which tells the tables apart is in no table."""
    seen: dict[str, tuple[ModelDraft, ColumnDraft]] = {}
    for model in family.members:
        for column in model.columns:
            if names.fold(family.word.value) in (names.fold(column.name), names.fold(column.attribute)):
                message = (
                    f"{model.name} has a column `{column.key}`, and no other one can be added to the union as that"
                )
                notes = [Note("the column", column.span)]
                hint = "choose a name that no column has"
                draft.diagnostics.add(codes.UNION, message, family.word.span, hint=hint, notes=notes)
            first, other = seen.setdefault(column.name, (model, column))
            if first is not model and other.type != column.type and None not in (other.type, column.type):
                assert column.type is not None and other.type is not None
                message = (
                    f"`{column.key}` is {type_text(column.type)} here, and {type_text(other.type)} in {first.name}"
                )
                hint = "give both the same type, or one another name, also in the database"
                notes = [Note("the other one", other.span)]
                draft.diagnostics.add(codes.UNION, message, column.span, hint=hint, notes=notes)


def _check_keys(family: _Family, below: list[ModelDraft], draft: SchemaDraft) -> None:
    """A row of a model with a table is found by its key among those of all tables, as for a relationship to the model."""
    if family.top.name.value in draft.abstract:
        return
    key = draft.models[family.top.name.value].table.primary_key
    counted = all(one.type is not None and kind_of(one.type) is Kind.INT for one in key) and len(key) == 1
    given = any(one.default is not None or one.spec is not None and one.spec.default is not None for one in key)
    if counted and not given:
        message = (
            f"{family.top.name.value} and {below[0].name} count their keys apart, and one key would find a row of each"
        )
        hint = "give it a key that is unique in all tables, such as `primary_key: uuid4`, or make it abstract"
        draft.diagnostics.add(codes.UNION, message, family.word.span, hint=hint)


def check_unions_of_dataclasses(draft: SchemaDraft) -> None:
    """SQLAlchemy maps the class above a union only when all below it are there; a dataclass would be made before."""
    for name, spec in draft.abstract.items():
        if spec.polymorphic_union is not None and draft.mixins[name].dataclass is not None:
            message = f"{name} cannot be mapped to a union of tables and be a dataclass"
            hint = "say `dataclass: false` at the models below it, or remove `polymorphic_union`"
            draft.diagnostics.add(codes.UNION, message, spec.polymorphic_union.span, hint=hint)
