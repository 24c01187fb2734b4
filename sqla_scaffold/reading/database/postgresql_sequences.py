"""Sequences of PostgreSQL, as far as a schema says them: those behind SERIAL and identities say themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import NextValue, Table, TableKey

Row = Mapping[str, Any]

LARGEST = {"smallint": 2**15 - 1, "integer": 2**31 - 1, "bigint": 2**63 - 1}
_TYPES = {"smallint": "smallint", "integer": "int", "bigint": None}
_NEXT = re.compile(r"nextval\('(?P<name>(?:[^']|'')+)'::regclass\)")


def numbers(row: Row, type_: str) -> dict[str, Any]:
    """Return how a sequence counts, without what PostgreSQL would take by itself."""
    up = row["seqincrement"] > 0
    least, most = (1, LARGEST[type_]) if up else (-LARGEST[type_] - 1, -1)
    return {
        "start": None if row["seqstart"] == (row["seqmin"] if up else row["seqmax"]) else row["seqstart"],
        "increment": None if row["seqincrement"] == 1 else row["seqincrement"],
        "minvalue": None if row["seqmin"] == least else row["seqmin"],
        "maxvalue": None if row["seqmax"] == most else row["seqmax"],
        "cycle": row["seqcycle"],
        "cache": None if row["seqcache"] == 1 else row["seqcache"],
    }


class Sequences:
    """The sequences by the names under which PostgreSQL shows them in defaults."""

    def __init__(self, rows: Sequence[Row], home: str | None) -> None:
        self._rows = {row["shown"]: row for row in rows}
        self._keys = {
            row["shown"]: TableKey(row["name"], None if row["schema"] == home else row["schema"]) for row in rows
        }
        self._serial: set[str] = set()

    def default(self, column: Row) -> NextValue | None:
        """Return the next number of the sequence that makes a column's values, None where that is none."""
        shown = _shown(column)
        return NextValue(self._keys[shown]) if shown in self._keys else None

    def is_serial(self, column: Row, table: str) -> bool:
        """Tell whether the values are counted up as SERIAL does: by a sequence of the column's own, called after it."""
        shown = _shown(column)
        if shown is None or column["owned"] != "a" or shown != column["sequence_shown"]:
            return False
        plain = all(column[name] == 1 for name in ("seqstart", "seqmin", "seqincrement", "seqcache"))
        as_serial = plain and not column["seqcycle"] and column["seqmax"] == LARGEST[column["sequence_type"]]
        found = as_serial and column["sequence"] == f"{table}_{column['name']}_seq"
        if found:
            self._serial.add(shown)
        return found

    def found(
        self, tables: Iterable[Table], columns: Mapping[int, Mapping[int, str]], keys: Mapping[int, TableKey]
    ) -> tuple[list[NumberSequence], list[LeftOut]]:
        """Return the sequences, once the tables are known, and what a schema does not say of them."""
        made: list[NumberSequence] = []
        left: list[LeftOut] = []
        counted = {
            (table.key, column.name): column.server_default.sequence
            for table in tables
            for column in table.columns
            if isinstance(column.server_default, NextValue)
        }
        for shown, row in self._rows.items():
            if shown in self._serial:
                continue
            key = self._keys[shown]
            sequence = NumberSequence(key.name, key, _TYPES[row["type"]], **numbers(row, row["type"]))
            owner = None if row["table"] not in keys else (keys[row["table"]], columns[row["table"]][row["column"]])
            if owner is not None and counted.get(owner) == key and owner[0].schema == key.schema:
                sequence = replace(sequence, owned_by=owner)
            elif owner is not None:
                left.append(LeftOut("owner of a sequence", str(key), "the column takes its values from elsewhere"))
            made.append(sequence)
        return made, left


def _shown(column: Row) -> str | None:
    match = _NEXT.fullmatch(column["default"] or "")
    return None if match is None else match["name"].replace("''", "'")
