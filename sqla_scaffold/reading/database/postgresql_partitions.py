"""Partitions of PostgreSQL: what each says beside what it has of the table whose rows it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.reading.database.postgresql_constraints import TableParts
from sqla_scaffold.schema.bounds import bounds_of
from sqla_scaffold.schema.table import Partition, TableKey, TableOptions

Row = Mapping[str, Any]


class Partitions:
    """The partitions of a database.

    Args:
        classes: the tables by their oids, partitions among them.
        columns: their columns, and `parts` what holds on them.
    """

    def __init__(
        self,
        classes: Mapping[int, Row],
        columns: Mapping[int, Sequence[Row]],
        keys: Mapping[int, TableKey],
        parts: Mapping[int, TableParts],
    ) -> None:
        self._classes, self._columns, self._keys, self._parts = classes, columns, keys, parts
        self._below: dict[int, list[int]] = defaultdict(list)
        for oid, row in classes.items():
            if row["partition"] and row["kind"] != "f":
                self._below[row["parent_oid"]].append(oid)

    def of(self, oid: int) -> tuple[Partition, ...]:
        """Return the partitions of a table by their names, those of another partition behind all of the table's own."""
        found: list[Partition] = []
        level: list[tuple[str | None, int]] = [(None, oid)]
        while level:
            next_level = [(of, below) for of, above in level for below in self._below[above]]
            next_level.sort(key=lambda one: self._keys[one[1]].name)
            found += (self._partition(below, of) for of, below in next_level)
            level = [(self._keys[below].name, below) for _, below in next_level]
        return tuple(found)

    def _partition(self, oid: int, of: str | None) -> Partition:
        row, parts = self._classes[oid], self._parts[oid]
        return Partition(
            self._keys[oid].name,
            str(bounds_of(row["bound"]) or row["bound"]),
            of,
            tuple(parts.foreign_keys),
            tuple(parts.uniques),
            tuple(parts.checks),
            tuple(parts.indexes),
            table_options(row),
            row["comment"],
        )

    def left_out(self, oid: int) -> Iterator[LeftOut]:
        """Yield what the partitions of a table have for themselves and a schema does not say."""
        below = list(self._below[oid])
        for one in below:
            below += self._below[one]
            row, parts, name = self._classes[one], self._parts[one], str(self._keys[one])
            yield from parts.left_out
            if self._keys[one].schema != self._keys[oid].schema:
                yield LeftOut("schema of a partition", name, f"its table is {self._keys[oid]}")
            if parts.primary_key is not None:
                yield LeftOut("primary key of a partition", name, "its table has none")
            yield from (LeftOut("exclusion constraint", f"{name}.{exclude.name}") for exclude in parts.excludes)
            for column in self._columns[one]:
                twin = next((other for other in self._columns[oid] if other["name"] == column["name"]), None)
                if twin is not None and any(twin[fact] != column[fact] for fact in ("default", "not_null", "comment")):
                    yield LeftOut("column of a partition", f"{name}.{column['name']}", "it is not as in the table")


def table_options(row: Row) -> TableOptions:
    """Return what a table or a partition says to PostgreSQL alone."""
    storage = sorted(text.partition("=")[::2] for text in row["storage"] or ())
    return TableOptions(
        partition_by=row["partition_by"],
        unlogged=row["persistence"] == "u",
        tablespace=row["tablespace"],
        storage=tuple(storage),
    )
