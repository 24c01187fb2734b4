"""A change in stages, between which programs of before and of after run side by side.

First comes what no program of before notices, or what asks less of it. What asks more, and what takes something away,
waits until none of them runs any more. Each stage is the way between two schemas, so it is written as every revision is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    ChangeColumn,
    ChangePart,
    DropColumn,
    DropPart,
    DropPartition,
    DropTable,
    Part,
)
from sqla_scaffold.compare.diff import Difference, compare
from sqla_scaffold.compare.object_changes import ChangeEnum, DropEnum, DropView
from sqla_scaffold.compare.renaming import names_in
from sqla_scaffold.schema.hints import Fill, Hints
from sqla_scaffold.schema.model import EnumType, Schema
from sqla_scaffold.schema.table import Check, Column, Exclude, ForeignKey, Index, Table, Unique

_FIELDS: dict[type, str] = {
    ForeignKey: "foreign_keys",
    Unique: "uniques",
    Check: "checks",
    Index: "indexes",
    Exclude: "excludes",
}


@dataclass(frozen=True)
class Stages:
    """The stages of a change; each may be empty.

    Args:
        expand: what is done at once, in a transaction.
        fill: what is done next to the work of others: values for new columns, indexes, constraints of new columns alone.
        fills: the new columns that rows get a value in.
        contract: what waits until no program of before runs any more.
    """

    expand: Difference
    fill: Difference
    fills: tuple[Fill, ...]
    contract: Difference


def stages(difference: Difference) -> Stages:
    """Return the stages of a change in which nothing is `refused`."""
    expanded = _between(difference, with_parts=False)
    filled = _between(difference, with_parts=True)
    fills = tuple(
        Fill(one.table, one.column.name, one.fill)
        for one in difference.changes
        if isinstance(one, AddColumn) and _waits(one.column) and one.fill is not None
    )
    return Stages(
        compare(difference.before, expanded), compare(expanded, filled), fills, compare(filled, difference.after)
    )


def _waits(column: Column) -> bool:
    """Tell whether a new column has to take nulls as long as programs of before add rows."""
    comes = column.server_default or column.computed or column.identity or column.autoincrement
    return not column.nullable and not comes


def _between(difference: Difference, *, with_parts: bool) -> Schema:
    """Return the schema between two stages.

    Args:
        with_parts: whether it has the indexes, and the constraints of new columns alone.
    """
    after, changes = difference.after, difference.changes
    tables = [_table(table, difference, with_parts=with_parts) for table in after.tables]
    gone = [one.table for one in changes if isinstance(one, DropTable)]
    keys = {table.key for table in gone}
    models = [model for model in difference.before.models if model.table in keys]
    changed = {one.after.name: _both(one) for one in changes if isinstance(one, ChangeEnum)}
    enums = [changed.get(enum.name, enum) for enum in after.enums]
    enums += [one.enum for one in changes if isinstance(one, DropEnum)]
    views = [one.view for one in changes if isinstance(one, DropView)]
    return replace(
        after,
        enums=tuple(enums),
        models=(*after.models, *(model for model in models if model.name not in after.models_by_name)),
        tables=(*tables, *gone),
        views=(*after.views, *views),
        hints=Hints(),
    )


def _both(change: ChangeEnum) -> EnumType:
    """Return an enum that has the values of before and of after."""
    held = {member.value for member in change.before.members}
    if held <= {member.value for member in change.after.members}:
        return change.after
    added = (member for member in change.after.members if member.value not in held)
    return replace(change.after, members=(*change.before.members, *added))


def _table(table: Table, difference: Difference, *, with_parts: bool) -> Table:
    changes = [one for one in difference.changes if getattr(one, "table", None) == table.key]
    if not changes or table.key not in difference.matches.tables:
        return table
    changed = {one.after.name: one for one in changes if isinstance(one, ChangeColumn)}
    new = {one.column.name for one in changes if isinstance(one, AddColumn)}
    columns = [
        (
            replace(one, nullable=True)
            if one.name in new and _waits(one)
            else _column(changed[one.name]) if one.name in changed else one
        )
        for one in table.columns
    ]
    columns += [_forgotten(one.column) for one in changes if isinstance(one, DropColumn)]
    parts: dict[str, Any] = {
        name: tuple(sorted(_parts(table, name, changes, new if with_parts else None), key=lambda part: part.name))
        for name in _FIELDS.values()
    }
    gone = tuple(one.partition for one in changes if isinstance(one, DropPartition))
    return replace(table, columns=tuple(columns), partitions=(*table.partitions, *reversed(gone)), **parts)


def _column(change: ChangeColumn) -> Column:
    """Return a column as both programs can work with it: it takes nulls, and gives a value, if either expects it."""
    before, after = change.before, change.after
    return replace(
        after,
        nullable=before.nullable or after.nullable,
        server_default=before.server_default if after.server_default is None else after.server_default,
    )


def _forgotten(column: Column) -> Column:
    """Return a column that programs of after do not know, and give no value to."""
    return replace(column, nullable=True) if _waits(column) else column


def _parts(table: Table, field: str, changes: list[Any], new: set[str] | None) -> Iterator[Part]:
    """Yield the constraints or indexes of a kind that hold between two stages.

    Args:
        new: the columns that are new, where what concerns nothing else holds already.
    """
    added = {one.part.name for one in changes if isinstance(one, AddPart)}
    changed = {one.after.name: one.before for one in changes if isinstance(one, ChangePart)}
    for part in getattr(table, field):
        if part.name in changed:
            if isinstance(part, Index):  # the old one serves meanwhile
                yield changed[part.name]
        elif part.name not in added or (new is not None and _is_early(part, table, new)):
            yield part
    for one in changes:
        if isinstance(one, DropPart) and _FIELDS[type(one.part)] == field and isinstance(one.part, Index):
            if not one.part.unique:
                yield one.part


def _is_early(part: Part, table: Table, new: set[str]) -> bool:
    """Tell whether a program of before never meets a constraint or index."""
    match part:
        case Index(unique=False):
            return True
        case Index(elements=elements):
            return all(one.column in new for one in elements)
        case ForeignKey(columns=columns) | Unique(columns=columns):
            return set(columns) <= new
        case Check(sqltext=sqltext):
            return names_in(sqltext) & table.by_name.keys() <= new
        case _:
            return False
