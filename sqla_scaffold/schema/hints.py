"""What a schema says about the way to it from the one before: which names are new ones, and what existing rows get.

None of it is a difference by itself, so it is no part of a comparison and of no snapshot.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TableKey


@dataclass(frozen=True, slots=True)
class MemberWas:
    """A column's or relationship's attribute that had another name.

    Args:
        model: the model as it is called now.
        name, was: the attribute, now and before.
    """

    model: str
    name: str
    was: str


@dataclass(frozen=True, slots=True)
class ValueWas:
    """A value of an enum that was stored as another text."""

    enum: str
    value: str
    was: str


@dataclass(frozen=True, slots=True)
class Fill:
    """What rows that are there already get in a column."""

    table: TableKey
    column: str
    value: LiteralDefault | SqlDefault


@dataclass(frozen=True, slots=True)
class Replacement:
    """The value that rows get instead of one that an enum no longer has."""

    enum: str
    removed: str
    value: str


@dataclass(frozen=True, slots=True)
class Hints:
    """All of them.

    Args:
        models, enums, domains, sequences, composites: names in the schema of now, each with that of before.
        attributes: of columns, those included that relationships add.
        relationships: of relationships alone.
    """

    models: tuple[tuple[str, str], ...] = ()
    enums: tuple[tuple[str, str], ...] = ()
    attributes: tuple[MemberWas, ...] = ()
    relationships: tuple[MemberWas, ...] = ()
    values: tuple[ValueWas, ...] = ()
    fills: tuple[Fill, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    domains: tuple[tuple[str, str], ...] = ()
    sequences: tuple[tuple[str, str], ...] = ()
    composites: tuple[tuple[str, str], ...] = ()
