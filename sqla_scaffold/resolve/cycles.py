"""The pass of the circles: tables that refer to each other cannot all be created, or filled, before the others.

Some foreign keys of each circle are created afterwards (`use_alter`), nullable ones where that is possible; a
nullable relationship over such a key writes it in a second step (`post_update`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.table_drafts import ForeignKeyDraft, TableDraft
from sqla_scaffold.resolve.rules_of_relationships import written_sides


def break_cycles(draft: SchemaDraft) -> None:
    """Mark the foreign keys that have to wait until all tables of their circle exist, and those that shall wait."""
    edges: dict[TableDraft, list[ForeignKeyDraft]] = {}
    for table in draft.tables:
        edges[table] = [key for key in table.foreign_keys if key.target is not table]
    place = {table: number for number, table in enumerate(edges)}
    circular: set[ForeignKeyDraft] = set()
    for circle in strong_components(edges):
        inside = set(circle)
        tables = sorted(circle, key=place.__getitem__)
        keys = [key for table in tables for key in edges[table] if key.target in inside]
        _break(tables, [key for key in keys if not _shall_wait(key)])
        circular.update(keys)
    for table in draft.tables:
        for key in table.foreign_keys:
            key.use_alter = key.use_alter or _shall_wait(key)
    _tell_mixins(draft)
    _check_words(draft)
    for model in draft.models.values():
        for side in model.relationships:
            # Both sides order the rows, so both have to let go.
            if side.key is not None and side.key.use_alter and (side.key in circular or not _shall_wait(side.key)):
                side.post_update = side.key.nullable
    for side in written_sides(draft):
        word = None if side.spec is None else side.spec.post_update
        if word is not None:
            side.post_update = word.value
            if side.reverse is not None and (side.reverse.spec is None or side.reverse.spec.post_update is None):
                side.reverse.post_update = word.value


def _shall_wait(key: ForeignKeyDraft) -> bool:
    return key.waits is not None and key.waits.value


def _check_words(draft: SchemaDraft) -> None:
    for key in (key for table in draft.tables for key in table.foreign_keys):
        if key.waits is not None and not key.waits.value and key.use_alter:
            message = f"the table `{key.target.key}` refers back to this one, and this key has to wait for it"
            hint = "remove `use_alter: false`, or say `use_alter: true` at another key of the circle"
            draft.diagnostics.add(codes.OPTION_CLASH, message, key.waits.span, hint=hint)
        if key.use_alter and "." in key.target.key.name:
            message = f"a key that is created after the tables cannot refer to `{key.target.key.name}`"
            hint = "let another key of the circle wait with `use_alter: true`, or rename it in the database"
            draft.diagnostics.add(codes.REFERENCE_DOT, message, key.span, hint=hint)


def _tell_mixins(draft: SchemaDraft) -> None:
    # A mixin says the same of all its models: where one has to wait, all do.
    keys = [key for table in draft.tables for key in table.foreign_keys if key.mixin]
    draft.late_columns.update(
        column.follows for key in keys if key.use_alter for column in key.columns if column.follows
    )
    for key in keys:
        key.use_alter = key.columns[0].follows in draft.late_columns


def _break(tables: list[TableDraft], keys: list[ForeignKeyDraft]) -> None:
    """Choose an order of creation; the keys to tables that come later in it have to wait.

    Keys that shall not wait come first, with those of mixins, which bind all their models; then those that must not be
    null. Each round lets weaker
    keys take part, and counts unless a stronger one has to wait for it.
    """
    tiers = (
        [key for key in keys if _binds(key)],
        [key for key in keys if not _binds(key) and not key.nullable],
        [key for key in keys if not _binds(key) and key.nullable],
    )
    order = {table: number for number, table in enumerate(tables)}
    for number in range(1, len(tiers) + 1):
        taking_part = [key for tier in tiers[:number] for key in tier]
        candidate = _creation_order(reversed(order), taking_part)
        losses = [(len(_waiting(candidate, tier)), len(_waiting(order, tier))) for tier in tiers[: number - 1]]
        if [new for new, _ in losses] <= [old for _, old in losses]:
            order = candidate
    for key in _waiting(order, keys):
        key.use_alter = True


def _binds(key: ForeignKeyDraft) -> bool:
    return key.mixin or (key.waits is not None and not key.waits.value)


def _waiting(order: dict[TableDraft, int], keys: list[ForeignKeyDraft]) -> list[ForeignKeyDraft]:
    return [key for key in keys if order[key.target] > order[key.table]]


def _creation_order(starts: Iterable[TableDraft], keys: list[ForeignKeyDraft]) -> dict[TableDraft, int]:
    """Return each table's number in an order in which a table comes after those that it refers to, as far as can be."""
    targets: dict[TableDraft, list[TableDraft]] = {}
    for key in keys:
        targets.setdefault(key.table, []).append(key.target)
    seen: set[TableDraft] = set()
    order: dict[TableDraft, int] = {}
    for start in starts:
        stack = [] if start in seen else [(start, iter(targets.get(start, ())))]
        seen.add(start)
        while stack:
            table, rest = stack[-1]
            target = next((one for one in rest if one not in seen), None)
            if target is None:
                order[table] = len(order)
                stack.pop()
            else:
                seen.add(target)
                stack.append((target, iter(targets.get(target, ()))))
    return order


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
