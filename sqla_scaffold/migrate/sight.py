"""What those see who look for drift: both schemas, a judge of what is the same, and how a difference is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqla_scaffold.compare.hazard import place
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.same_facts import Judge
from sqla_scaffold.schema.table import TableKey


class Side(Enum):
    """On which side an object is."""

    SCHEMA = "missing"
    DATABASE = "extra"
    BOTH = "different"


@dataclass(frozen=True, slots=True)
class Drift:
    """An object in which a database is not what the schema says.

    Args:
        side: where it is.
        what: the object, as `index ix_order_total of order`.
        detail: in what the two sides differ.
        place: where the schema says it, as the places of a schema are called.
    """

    side: Side
    what: str
    detail: str = ""
    place: str | None = None


@dataclass(frozen=True)
class Sight:
    """What was found and what is meant, and who judges whether two texts say the same."""

    ground: Ground
    judge: Judge

    @property
    def has_types(self) -> bool:
        """Whether enums, domains and composite types are objects of the database."""
        return self.judge.database == "postgresql"

    @property
    def has_sequences(self) -> bool:
        """Whether the database has sequences."""
        return self.judge.database != "sqlite"

    def at(self, table: TableKey, column: str | None = None) -> str | None:
        """Return where the schema says a table or a column."""
        return place(self.ground.difference.after, table, column)


Finder = Callable[[Sight, Any], Iterator[Drift]]
"""Who tells what of a change is drift."""


def both(found: str, meant: str) -> str:
    """Return what is on each side, in words."""
    return f"{found} in the database, {meant} in the schema"


def fact_differs(name: str, found: object, meant: object) -> str:
    """Return in words that a fact is another one on each side."""
    if isinstance(found, str | bool | None) and isinstance(meant, str | bool | None):
        return f"{name}: {both(str(found), str(meant))}"
    if all(isinstance(value, tuple) and all(isinstance(one, str) for one in value) for value in (found, meant)):
        return f"{name}: {both(*(', '.join(value) or 'none' for value in (found, meant)))}"  # type: ignore[arg-type]  # tuples of texts
    return f"{name.replace('_', ' ')} differ"
