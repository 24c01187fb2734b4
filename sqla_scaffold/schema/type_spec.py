"""The types that a schema makes itself, as they were written: enums, domains and composite types."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.column_spec import DefaultSpec, TypeSpec
from sqla_scaffold.schema.word import Word


@dataclass(frozen=True, slots=True)
class EnumMemberSpec:
    """A member of an enum: its value, and its Python name where one was written; `was` is a value too."""

    value: Word[str]
    name: Word[str] | None = None
    was: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class EnumSpec:
    """An enum: a list of values, or `{members: ..., name: ..., doc: ...}`."""

    name: Word[str]
    span: Span
    members: tuple[EnumMemberSpec, ...]
    type_name: Word[str] | None = None  # key `name`
    doc: Word[str] | None = None
    schema: Word[str] | Word[bool] | None = None
    was: Word[str] | None = None
    fill: tuple[tuple[Word[str], Word[str]], ...] = ()  # removed values, each with what its rows get


@dataclass(frozen=True, slots=True)
class DomainCheckSpec:
    """A condition of a domain: its name in the database, and its SQL."""

    name: Word[str]
    sqltext: Word[str]
    span: Span


@dataclass(frozen=True, slots=True)
class DomainSpec:
    """A domain: the type that it narrows, and what it holds values to."""

    name: Word[str]
    span: Span
    type: TypeSpec
    type_name: Word[str] | None = None  # key `name`
    schema: Word[str] | Word[bool] | None = None
    collation: Word[str] | None = None
    not_null: Word[bool] | None = None
    default: DefaultSpec | None = None
    check: Word[str] | None = None
    checks: tuple[DomainCheckSpec, ...] = ()
    comment: Word[str] | None = None
    was: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class CompositeSpec:
    """A composite type: its name in the database, and its parts with their types in SQL."""

    name: Word[str]
    span: Span
    attributes: tuple[tuple[Word[str], Word[str]], ...]
    schema: Word[str] | Word[bool] | None = None
    comment: Word[str] | None = None
    was: Word[str] | None = None
