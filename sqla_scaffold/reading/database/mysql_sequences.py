"""Sequences of MariaDB: each is read like a table of one row, for no view of the information_schema has them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import NextValue, TableKey

Row = Mapping[str, Any]
Ask = Callable[[str], Sequence[Row]]

_ONE = (
    "SELECT {text} AS name, start_value, minimum_value, maximum_value, increment, cache_size, cycle_option FROM {table}"
)
# What MariaDB takes by itself (https://mariadb.com/kb/en/create-sequence/).
_LARGEST, _CACHE = 2**63 - 2, 1000
_NEXT = re.compile(r"nextval\(`(?P<home>(?:[^`]|``)+)`\.`(?P<name>(?:[^`]|``)+)`\)")


def sequences_of(names: Sequence[str], ask: Ask) -> tuple[NumberSequence, ...]:
    """Return sequences with how they count, by one question for all."""
    if not names:
        return ()
    question = " UNION ALL ".join(_ONE.format(text=_text(name), table=_quoted(name)) for name in names)
    return tuple(_sequence(row) for row in ask(question))


def next_value(default: str | None, home: str, names: Collection[str]) -> NextValue | None:
    """Return the next number of the sequence that a default names; None where it names none of this database."""
    match = _NEXT.fullmatch(default or "")
    if match is None or _plain(match["home"]) != home or _plain(match["name"]) not in names:
        return None
    return NextValue(TableKey(_plain(match["name"])))


def _sequence(row: Row) -> NumberSequence:
    up = row["increment"] >= 0
    least, most = (1, _LARGEST) if up else (-_LARGEST - 1, -1)
    return NumberSequence(
        row["name"],
        TableKey(row["name"]),
        start=None if row["start_value"] == row["minimum_value" if up else "maximum_value"] else row["start_value"],
        increment=None if row["increment"] == 1 else row["increment"],
        minvalue=None if row["minimum_value"] == least else row["minimum_value"],
        maxvalue=None if row["maximum_value"] == most else row["maximum_value"],
        cycle=bool(row["cycle_option"]),
        cache=None if row["cache_size"] == _CACHE else row["cache_size"],
    )


def _text(name: str) -> str:
    return "'" + name.replace("\\", "\\\\").replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _plain(name: str) -> str:
    return name.replace("``", "`")
