"""Orders in which things can be done one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.sql.ddl import sort_tables_and_constraints

K = TypeVar("K")


def created(tables: Sequence[sa.Table]) -> tuple[list[sa.Table], list[sa.ForeignKeyConstraint]]:
    """Return tables in an order in which each finds those it refers to, and the foreign keys that no order satisfies.

    Such a key is marked with `use_alter`: where it stands in its table, SQLite obeys at once and others leave it out.
    """
    found: list[sa.Table] = []
    late: list[sa.ForeignKeyConstraint] = []
    ordered = sort_tables_and_constraints(tables)  # type: ignore[no-untyped-call]  # it has no types
    for table, keys in ordered:
        if table is None:
            late += keys
        else:
            found.append(table)
    for key in late:
        key.use_alter = True
    return found, sorted(late, key=lambda key: (key.table.fullname, str(key.name)))


def in_free_order(renames: Mapping[K, K]) -> Iterator[tuple[K, K]]:
    """Yield renames, each when its new name is free; no names change places, which reading refuses."""
    left = dict(renames)
    while left:
        ready = [was for was, name in left.items() if name not in left] or list(left)
        yield ready[0], left.pop(ready[0])
