"""Composite types of PostgreSQL: several values under one name, for columns that say `{sql: name}`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Composite:
    """A composite type.

    Args:
        name: what the database calls it; the schema calls it the same.
        attributes: the names of its parts, each with its type in SQL, in their order.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    schema: str | None = None
    comment: str | None = None

    def __str__(self) -> str:
        return self.name if self.schema is None else f"{self.schema}.{self.name}"
