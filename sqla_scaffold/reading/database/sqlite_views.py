"""Views of SQLite, which keeps the statements that made them as they were written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from sqla_scaffold.reading.database.sqlite_tokens import closing, tokens_of, written
from sqla_scaffold.reading.database.sqlite_types import type_use
from sqla_scaffold.schema.table import Column, PrimaryKey, Table, TableKey, View

Row = Mapping[str, Any]


def view_of(name: str, statement: str, ask: Callable[[str], Sequence[Row]]) -> View:
    """Return a view; without columns where what it reads is gone, so that SQLite itself cannot say them."""
    quoted = name.replace("'", "''")
    try:
        rows = ask(f"SELECT * FROM pragma_table_xinfo('{quoted}') ORDER BY cid")
    except sa.exc.DBAPIError:
        rows = ()
    columns = tuple(Column(row["name"], type_use(row["type"], collation=None), nullable=True) for row in rows)
    return View(Table(TableKey(name), columns, PrimaryKey((), None)), query_of(statement))


def query_of(statement: str) -> str:
    """Return the SELECT of the statement that made a view, with the names that it gives to the columns."""
    tokens = tokens_of(statement)
    place = next(at for at, token in enumerate(tokens) if token.key == "VIEW") + 1
    named = ""
    while tokens[place].key != "AS":
        if tokens[place].key == "(":
            end = closing(tokens, place)
            named = written(tokens[place : end + 1])
            place = end
        place += 1
    behind = statement[_end_of(statement, place) :]
    query = _without_blanks(behind.strip().rstrip(";").rstrip())
    return f"WITH named {named} AS (\n{query}\n)\nSELECT * FROM named" if named else query


def _without_blanks(query: str) -> str:
    """Return a query without blanks at the ends of its lines, unless a text in it goes over several."""
    lines = query.splitlines()
    whole = all(line.count(quote) % 2 == 0 for line in lines for quote in "'\"`")
    return "\n".join(line.expandtabs(4).rstrip() for line in lines) if whole else query


def _end_of(statement: str, number: int) -> int:
    """Return where a token ends."""
    place = 0
    for token in tokens_of(statement)[: number + 1]:
        place = statement.index(token.text, place) + len(token.text)
    return place
