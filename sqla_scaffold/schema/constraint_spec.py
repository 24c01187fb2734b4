"""Constraints and indexes of tables as they were written, with their spans."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.column_spec import ForeignKeySpec
from sqla_scaffold.schema.word import Word


@dataclass(frozen=True, slots=True)
class UniqueSpec:
    """A unique constraint over several columns."""

    columns: tuple[Word[str], ...]
    span: Span
    name: Word[str] | None = None
    deferrable: Word[bool] | None = None
    initially: Word[str] | None = None
    nulls_not_distinct: Word[bool] | None = None
    include: tuple[Word[str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A check constraint: its short name, its SQL text, and its name in the database where that is another one."""

    name: Word[str]
    sqltext: Word[str]
    span: Span
    db_name: Word[str] | None = None  # key `name`
    not_valid: Word[bool] | None = None


@dataclass(frozen=True, slots=True)
class ExcludeElementSpec:
    """A part of an exclusion constraint: a column or `{sql: ...}`, and the operator by which two rows are compared."""

    kind: str  # "column" or "sql"
    value: Word[str]
    operator: Word[str]
    ops: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class ExcludeSpec:
    """An exclusion constraint: of no two rows all operators are true."""

    elements: tuple[ExcludeElementSpec, ...]
    name: Word[str]
    span: Span
    using: Word[str] | None = None
    where: Word[str] | None = None
    deferrable: Word[bool] | None = None
    initially: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class IndexElementSpec:
    """A part of an index: a column, or `{sql: lower(name)}`; `desc` where it was asked for."""

    kind: str  # "column" or "sql"
    value: Word[str]
    desc: Word[bool] | None = None
    nulls: Word[str] | None = None
    ops: Word[str] | None = None
    length: Word[int] | None = None


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """An index."""

    elements: tuple[IndexElementSpec, ...]
    span: Span
    name: Word[str] | None = None
    unique: Word[bool] | None = None
    where: Word[str] | None = None
    using: Word[str] | None = None
    include: tuple[Word[str], ...] = ()
    nulls_not_distinct: Word[bool] | None = None
    prefix: Word[str] | None = None
    with_parser: Word[str] | None = None
    storage: tuple[tuple[Word[str], Word[str]], ...] = ()  # key `with`
    tablespace: Word[str] | None = None
    concurrently: Word[bool] | None = None


@dataclass(frozen=True, slots=True)
class PartitionSpec:
    """A partition of PostgreSQL, and what holds on it alone; its name may hold anything."""

    name: Word[str]
    values: Word[str]
    span: Span
    of: Word[str] | None = None
    partition_by: Word[str] | None = None
    tablespace: Word[str] | None = None
    storage: tuple[tuple[Word[str], Word[str]], ...] = ()  # key `with`
    unlogged: Word[bool] | None = None
    comment: Word[str] | None = None
    foreign_keys: tuple[ForeignKeySpec, ...] = ()
    uniques: tuple[UniqueSpec, ...] = ()
    checks: tuple[CheckSpec, ...] = ()
    indexes: tuple[IndexSpec, ...] = ()
