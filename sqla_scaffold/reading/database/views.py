"""Views as they were found: their SELECTs in the form in which people read them, each behind what it reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from sqla_scaffold.schema.table import TableKey, View

# The clauses that begin a line of their own, where no parentheses are around them.
_CLAUSE = re.compile(r"\s+(?=(?:from|where|group by|having|window|order by|limit|union)\b)", re.IGNORECASE)
_PART = re.compile(r"('(?:[^'\\]|''|\\.)*'|`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\"|[()])", re.DOTALL)


def in_order_of_need(views: Iterable[View], needs: Mapping[TableKey, Set[TableKey]]) -> tuple[View, ...]:
    """Return views with those first that others read; of two that need not wait, the one with the lesser name.

    Args:
        needs: what each view reads.
    """
    waiting = {view.table.key: view for view in sorted(views, key=lambda one: str(one.table.key))}
    order: list[View] = []
    while waiting:
        ready = [key for key in waiting if not needs.get(key, frozenset()) & waiting.keys() - {key}]
        for key in ready or [next(iter(waiting))]:
            order.append(waiting.pop(key))
    return tuple(order)


def named_in(sql: str, keys: Iterable[TableKey]) -> frozenset[TableKey]:
    """Return the tables and views whose names stand in a SELECT, for a database that does not tell what a view reads."""
    return frozenset(key for key in keys if re.search(rf"(?<!\w){re.escape(key.name)}(?!\w)", sql, re.IGNORECASE))


def on_lines(view: View) -> View:
    """Return a view whose SELECT, if a database writes it on one line, has its clauses on lines of their own."""
    if view.sql is None or "\n" in view.sql:
        return view
    depth, text = 0, ""
    for part in _PART.split(view.sql):
        depth += (part == "(") - (part == ")")
        text += part if depth or _PART.fullmatch(part) else _CLAUSE.sub("\n", part)
    return replace(view, sql=text)
