"""Domains of PostgreSQL: a type with conditions of its own, under a name of its own."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TypeUse


@dataclass(frozen=True, slots=True)
class DomainCheck:
    """A condition that every value of a domain meets: its name in the database, and SQL that calls the value VALUE."""

    name: str
    sqltext: str


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain.

    Args:
        name: what the schema calls it.
        type_name: what the database calls it.
        type: what its values are; a collation is said there.
        default: what a column of it gets that has no default of its own.
    """

    name: str
    type_name: str
    type: TypeUse
    schema: str | None = None
    not_null: bool = False
    default: LiteralDefault | SqlDefault | None = None
    checks: tuple[DomainCheck, ...] = ()
    comment: str | None = None


def own_check_name(type_name: str) -> str:
    """Return the name that PostgreSQL gives to a check of a domain that has none."""
    # ChooseConstraintName in its sources: the domain's part is cut so that all of it has 63 bytes.
    return type_name.encode()[: 63 - len("_check")].decode(errors="ignore") + "_check"
