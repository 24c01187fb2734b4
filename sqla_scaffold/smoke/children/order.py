"""In which order rows can be written: whom a foreign key needs comes first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def in_order(tables: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """Return the tables in an order of writing, and those that need each other in a circle and can have no row.

    In a circle, a table whose keys may be NULL is taken first: its key is written afterwards.
    """
    left = sorted(tables, key=lambda table: str(table.key))
    done: list[Any] = []
    while left:
        ready = [table for table in left if not _targets(table, every=True) & set(left)]
        if not ready:
            ready = [table for table in left if not _targets(table, every=False) & set(left)][:1]
        if not ready:
            return done, left
        done += ready
        left = [table for table in left if table not in ready]
    return done, []


def _targets(table: Any, *, every: bool) -> set[Any]:
    """Return the other tables that the keys of this one point at: every key, or only those that must have a value."""
    return {
        key.referred_table
        for key in table.foreign_key_constraints
        if key.referred_table is not table and (every or not can_wait(key))
    }


def can_wait(key: Any) -> bool:
    """Tell whether a row can be written before the one that this foreign key points at."""
    return any(column.nullable for column in key.columns)
