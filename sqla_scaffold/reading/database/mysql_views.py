"""The views of MySQL and MariaDB, whose SELECTs the servers write on one line, with the database's name in front of each table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqla_scaffold.reading.database import mysql_queries as queries
from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.reading.database.mysql_text import expression
from sqla_scaffold.reading.database.views import on_lines
from sqla_scaffold.schema.table import Column, PrimaryKey, Table, TableKey, View

Row = Mapping[str, Any]
# Texts, and names with the point behind them.
_QUOTED = re.compile(r"'(?:[^'\\]|''|\\.)*'|`(?:[^`]|``)*`\.?", re.DOTALL)


@dataclass(frozen=True)
class Views:
    """All views: what they are, the functions of the database's own that each calls, and what is not said of them."""

    found: tuple[View, ...]
    calls: Mapping[TableKey, tuple[str, ...]]
    left_out: tuple[LeftOut, ...]


def views_of(ask: Callable[[str], Sequence[Row]], home: str, columns: Callable[[str], tuple[Column, ...]]) -> Views:
    """Return the views of a database.

    Args:
        home: the database.
        columns: the columns of a view, by its name.
    """
    rows = ask(queries.VIEWS)
    routines = [row["name"] for row in ask(queries.ROUTINES)] if rows else []
    calls = {TableKey(row["name"]): _called(row["definition"] or "", home, routines) for row in rows}
    return Views(
        tuple(_view(row, home, columns) for row in rows),
        {key: found for key, found in calls.items() if found},
        tuple(one for row in rows for one in _unsaid(row)),
    )


def _view(row: Row, home: str, columns: Callable[[str], tuple[Column, ...]]) -> View:
    table = Table(TableKey(row["name"]), columns(row["name"]), PrimaryKey((), None))
    # Who may not see how a view is made gets an empty text.
    return on_lines(View(table, expression(_at_home(row["definition"], home)) if row["definition"] else None))


def _at_home(sql: str, home: str) -> str:
    """Return a SELECT without the name of the database that it stands in."""
    own = f"{_quoted(home)}."
    return _QUOTED.sub(lambda match: "" if match[0] == own else match[0], sql)


def _called(sql: str, home: str, routines: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in routines if f"{_quoted(home)}.{_quoted(one)}(" in sql)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _unsaid(row: Row) -> Iterator[LeftOut]:
    if row["checked"] != "NONE":
        yield LeftOut("option of a view", row["name"], f"WITH {row['checked']} CHECK OPTION")
    if row["security"] != "DEFINER":
        yield LeftOut("option of a view", row["name"], f"SQL SECURITY {row['security']}")
