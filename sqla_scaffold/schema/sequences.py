"""Sequences of the database, which count by themselves and for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.schema.table import TableKey

NUMBERS = ("start", "increment", "minvalue", "maxvalue")


@dataclass(frozen=True, slots=True)
class NumberSequence:
    """A sequence; None leaves a number to the database.

    Args:
        name: what the schema calls it.
        key: what the database calls it, with its schema.
        type: "smallint", "int" or "bigint", where PostgreSQL is told one.
        owned_by: the table and the column with which it goes.
    """

    name: str
    key: TableKey
    type: str | None = None
    start: int | None = None
    increment: int | None = None
    minvalue: int | None = None
    maxvalue: int | None = None
    cycle: bool = False
    cache: int | None = None
    owned_by: tuple[TableKey, str] | None = None

    def options(self) -> dict[str, int | bool]:
        """Return what SQLAlchemy's `Sequence` takes, without what it leaves to the database anyway."""
        numbers = {name: getattr(self, name) for name in NUMBERS}
        given: dict[str, int | bool] = {name: number for name, number in numbers.items() if number is not None}
        if self.cycle:
            given["cycle"] = True
        if self.cache is not None:
            given["cache"] = self.cache
        return given
