"""What a database holds, as plain values: tables as a schema has them, and what a schema cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import Table, TableKey, View


@dataclass(frozen=True, slots=True)
class FoundEnum:
    """An enum type of the database, in PostgreSQL."""

    key: str
    name: str
    schema: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An object that a schema does not say.

    Args:
        kind: what it is, in the singular: `trigger`, `partition`.
        name: its name, with that of its table or schema; empty where they are only counted.
        why: what is lost, or what to do; empty for what a schema never speaks of.
        count: how many there are.
    """

    kind: str
    name: str = ""
    why: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class FoundDatabase:
    """A database as it was found.

    Args:
        dialect: one of `config.DATABASES`.
        tables: by schema and name; a check's short name is its name, and the enum of a type its `FoundEnum.key`.
        extensions: those of PostgreSQL.
        views: each behind those that it reads.
        needs: the tables and views that each view reads.
        calls: the functions of the database's own that each view calls.
        sequences: those that a schema says, named by their names in the database.
        composites: those of PostgreSQL.
        domains: those of PostgreSQL; `name` is the key by which types name one.
        left_out: what is not in the other members.
    """

    dialect: str
    tables: tuple[Table, ...] = ()
    enums: tuple[FoundEnum, ...] = ()
    extensions: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    domains: tuple[Domain, ...] = ()
    sequences: tuple[NumberSequence, ...] = ()
    composites: tuple[Composite, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())
    needs: Mapping[TableKey, frozenset[TableKey]] = field(default_factory=dict)
    calls: Mapping[TableKey, tuple[str, ...]] = field(default_factory=dict)
