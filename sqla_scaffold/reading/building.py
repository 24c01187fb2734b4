"""Small functions for the specs that are not simply their keys: several keys together say one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqla_scaffold.reading.nodes import Scalar
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.column_spec import ForeignKeySpec, SequenceSpec, TypeSpec
from sqla_scaffold.schema.constraint_spec import ExcludeElementSpec, IndexElementSpec
from sqla_scaffold.schema.spec import ProxySpec, RelationshipSpec
from sqla_scaffold.schema.type_spec import EnumMemberSpec
from sqla_scaffold.schema.word import Word


@dataclass(frozen=True, slots=True)
class TargetWord:
    """`Customer?`: the model, and the question mark where there is one."""

    model: Word[str]
    optional: Word[bool] | None


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """`Customer.id`: the model, and the columns where any are named."""

    model: Word[str]
    columns: tuple[Word[str], ...]


class Unbuildable(Exception):
    """The keys of an object do not go together.

    Args:
        code, message, hint: what is reported.
        span: where; the whole object's place where it is None.
    """

    def __init__(self, code: Code, message: str, hint: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.span = code, message, hint, span


def build_relationship(*, model: TargetWord, **keys: Any) -> RelationshipSpec:
    """Return a relationship; the question mark belongs to the model's word."""
    return RelationshipSpec(model=model.model, optional=model.optional, **keys)


def build_proxy(*, path: Word[str], **keys: Any) -> ProxySpec:
    """Return an association proxy; each of the two names in its path has a place of its own, for a rename to follow."""
    text = Scalar(path.value, path.value, path.span)
    through, _, attribute = path.value.partition(".")
    end = len(through)
    behind = Word(attribute, text.part(end + 1, len(path.value)) if attribute else path.span)
    return ProxySpec(through=Word(through, text.part(0, end)), attribute=behind, **keys)


def build_column_key(
    *, span: Span, column: ReferenceWords | None = None, model: Word[str] | None = None, **keys: Any
) -> ForeignKeySpec:
    """Return the foreign key of one column, from `Customer.id`, `Customer`, or `{model: Customer, column: id}`."""
    if model is None and column is not None:
        return ForeignKeySpec((), column.model, column.columns, span, **keys)
    if model is None:
        raise GeneratorBug("a foreign key without `model` and `column` was not reported")
    if column is not None and column.columns:
        hint = f"write `column: {column.columns[0].value}`, or leave `model` out"
        raise Unbuildable(codes.KEYS_EXCLUSIVE, "the model is named twice", hint, column.model.span)
    return ForeignKeySpec((), model, () if column is None else (column.model,), span, **keys)


def build_sequence(*, owned_by: ReferenceWords | None = None, **keys: Any) -> SequenceSpec:
    """Return a sequence, and of the column that owns it the model and the column."""
    if owned_by is None:
        return SequenceSpec(**keys)
    column = owned_by.columns[0] if owned_by.columns else None
    return SequenceSpec(owner=owned_by.model, owner_column=column, **keys)


def build_references(*, span: Span, model: ReferenceWords, columns: tuple[Word[str], ...] = ()) -> ReferenceWords:
    """Return what a foreign key of several columns refers to."""
    if columns and model.columns:
        hint = "name the columns in `columns` alone"
        raise Unbuildable(codes.KEYS_EXCLUSIVE, "the columns are named twice", hint, model.columns[0].span)
    return ReferenceWords(model.model, columns or model.columns)


def build_model_key(*, references: ReferenceWords, **keys: Any) -> ForeignKeySpec:
    """Return a foreign key of several columns."""
    return ForeignKeySpec(model=references.model, references=references.columns, **keys)


def build_exclude_element(
    *, span: Span, operator: Word[str], column: Word[str] | None = None, sql: Word[str] | None = None, **keys: Any
) -> ExcludeElementSpec:
    """Return a part of an exclusion constraint: a column or an expression, not both."""
    part = build_index_element(span=span, column=column, sql=sql)
    return ExcludeElementSpec(part.kind, part.value, operator, **keys)


def build_index_element(
    *, span: Span, column: Word[str] | None = None, sql: Word[str] | None = None, **keys: Any
) -> IndexElementSpec:
    """Return a part of an index: a column or an expression, not both."""
    if column is not None and sql is not None:
        raise Unbuildable(codes.KEYS_EXCLUSIVE, "a part is a column or an expression, not both", "keep one", sql.span)
    if column is not None:
        return IndexElementSpec("column", column, **keys)
    if sql is not None:
        return IndexElementSpec("sql", sql, **keys)
    raise GeneratorBug("a part of an index without `column` and `sql` was not reported")


def build_member(*, span: Span, **keys: Any) -> EnumMemberSpec:
    """Return a member of an enum, whose place is that of its value."""
    return EnumMemberSpec(**keys)


def build_type(
    *,
    span: Span,
    sql: Word[str] | None = None,
    python: Word[str] | None = None,
    impl: TypeSpec | None = None,
    values: tuple[Word[str], ...] = (),
    type: TypeSpec | None = None,
    collation: Word[str] | None = None,
    charset: Word[str] | None = None,
) -> TypeSpec:
    """Return a type that is said by its name in SQL, by a class in Python, by its members, or by its word: by one of them."""
    if sql is not None and python is not None:
        hint = "keep `python`, and write `impl: {sql: ...}` for its type in the database"
        raise Unbuildable(codes.KEYS_EXCLUSIVE, "a type is named in SQL or in Python, not in both", hint, sql.span)
    if python is None and sql is None and impl is not None:
        raise Unbuildable(codes.KEYS_EXCLUSIVE, "`impl` belongs to `sql` or `python`", "remove it", impl.span)
    if impl is not None and impl.nullable is not None:
        hint = "write `nullable: true` beside the type"
        raise Unbuildable(codes.KEYS_EXCLUSIVE, "`impl` is a type alone", hint, impl.nullable.span)
    said = [one for one in (python or sql, values[0] if values else None, type) if one is not None]
    if len(said) > 1:
        raise Unbuildable(codes.KEYS_EXCLUSIVE, "the type is said twice", "keep one of the keys", said[1].span)
    if type is not None:
        return replace(type, collation=collation or type.collation, charset=charset or type.charset)
    if values:
        return TypeSpec(values[0], (), None, span, values=values, collation=collation, charset=charset)
    word = python or sql
    if word is None:
        raise GeneratorBug("a type that nothing says was not reported")
    return TypeSpec(word, (), None, span, sql, python, impl, (), collation, charset)
