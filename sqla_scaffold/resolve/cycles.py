"""The pass of the circles: tables that refer to each other cannot all be created, or filled, before the others.

Some foreign keys of each circle are created afterwards (`use_alter`), as few and as nullable ones as possible; a
nullable relationship over such a key writes it in a second step (`post_update`).
"""

from __future__ import annotations

from sqla_scaffold.resolve.drafts import ForeignKeyDraft, SchemaDraft, TableDraft


def break_cycles(draft: SchemaDraft) -> None:
    """Mark the foreign keys that have to wait until all tables of their circle exist."""
    edges: dict[TableDraft, list[ForeignKeyDraft]] = {}
    for table in draft.tables:
        edges[table] = [key for key in table.foreign_keys if key.target is not table]
    for circle in strong_components(edges):
        inside = set(circle)
        keys = [key for table in edges if table in inside for key in edges[table] if key.target in inside]
        _break(sorted(keys, key=lambda key: key.nullable))
    for model in draft.models.values():
        for side in model.relationships:
            if side.owning and side.key is not None and side.key.use_alter:
                side.post_update = side.key.nullable


def _break(keys: list[ForeignKeyDraft]) -> None:
    """Keep each key that closes no circle with those kept before it; the last ones, the nullable, give way."""
    kept: dict[TableDraft, list[TableDraft]] = {}
    for key in keys:
        if _leads(kept, key.target, key.table):
            key.use_alter = True
        else:
            kept.setdefault(key.table, []).append(key.target)


def _leads(kept: dict[TableDraft, list[TableDraft]], start: TableDraft, end: TableDraft) -> bool:
    seen = {start}
    stack = [start]
    while stack:
        at = stack.pop()
        if at is end:
            return True
        new = [table for table in kept.get(at, ()) if table not in seen]
        seen.update(new)
        stack += new
    return False


def strong_components(edges: dict[TableDraft, list[ForeignKeyDraft]]) -> list[list[TableDraft]]:
    """Return the sets of several tables each of which leads to every other (Tarjan 1972, without recursion)."""
    numbers: dict[TableDraft, int] = {}
    low: dict[TableDraft, int] = {}
    open_tables: dict[TableDraft, None] = {}
    found: list[list[TableDraft]] = []
    for root in edges:
        if root in numbers:
            continue
        work = [(root, iter(edges[root]))]
        numbers[root] = low[root] = len(numbers)
        open_tables[root] = None
        while work:
            table, rest = work[-1]
            key = next(rest, None)
            if key is not None:
                target = key.target
                if target not in numbers:
                    numbers[target] = low[target] = len(numbers)
                    open_tables[target] = None
                    work.append((target, iter(edges[target])))
                elif target in open_tables:
                    low[table] = min(low[table], numbers[target])
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[table])
            if low[table] == numbers[table]:
                component = _close(open_tables, table)
                if len(component) > 1:
                    found.append(component)
    return found


def _close(open_tables: dict[TableDraft, None], root: TableDraft) -> list[TableDraft]:
    component: list[TableDraft] = []
    while not component or component[-1] is not root:
        component.append(open_tables.popitem()[0])
    return component
