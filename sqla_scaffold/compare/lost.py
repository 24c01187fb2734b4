"""What the way back from a change cannot bring back: values that were dropped, and what was made of others."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.compare.changes import AddColumn, AddTable, ChangeColumn
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.facts import stored
from sqla_scaffold.compare.fitting import Fit, fits
from sqla_scaffold.compare.object_changes import ChangeEnum
from sqla_scaffold.schema.table import Column, Table
from sqla_scaffold.schema.type_use import type_text


def rows_get(back: Difference, change: AddColumn) -> str | None:
    """Say what rows get in a column that comes back: `nothing`, its `default`, or a `made up` value.

    None where no value is right, for the column refers to other rows or tells one row from another: then the way back is
    for tables without rows alone.
    """
    column = change.column
    if column.nullable:
        return "nothing"
    if _gets_values(column):
        return "default"
    return None if is_key(back.after.tables_by_key[change.table], column.name) else "made up"


def _gets_values(column: Column) -> bool:
    return bool(column.server_default or column.identity or column.autoincrement)


def is_key(table: Table, name: str) -> bool:
    """Tell whether a column refers to other rows or is a part of what tells one row from another."""
    keys = [table.primary_key.columns, *(one.columns for one in table.uniques)]
    keys += [one.columns for one in table.foreign_keys]
    keys += [tuple(str(part.column) for part in one.elements) for one in table.indexes if one.unique]
    return any(name in key for key in keys)


def refused_with_rows(back: Difference) -> dict[Table, tuple[str, ...]]:
    """Return the tables, as they are before the way back, that must have no rows on it, with the columns that are why."""
    found: dict[Table, tuple[str, ...]] = {}
    for change in back.changes:
        if isinstance(change, AddColumn) and change.column.computed is None and rows_get(back, change) is None:
            table = back.before.tables_by_key[back.matches.tables[change.table]]
            found[table] = (*found.get(table, ()), change.column.name)
    return found


def lost(difference: Difference) -> tuple[str, ...]:
    """Return what the way back from a change cannot bring back, each as a phrase."""
    back = difference.reversed()
    return (*_dropped(back), *_made_of_others(difference))


_GET = {
    "nothing": "which rows get none of",
    "default": "for which rows get the default",
    "made up": "for which rows get the plainest one of the type",
    None: "for which nothing can be made up, so tables with rows are refused",
}


def _dropped(back: Difference) -> Iterator[str]:
    for change in back.changes:
        if isinstance(change, AddTable):
            yield f"the rows of {change.table.key}"
        elif isinstance(change, AddColumn) and change.column.computed is None:
            yield f"the values of {change.table}.{change.column.name}, {_GET[rows_get(back, change)]}"


def _made_of_others(difference: Difference) -> Iterator[str]:
    for change in difference.changes:
        if isinstance(change, ChangeEnum):
            now = [value for _, value in change.values]
            for was, value in change.values:
                if value is not None and value != was and now.count(value) > 1:
                    yield f"which rows had the value {was} of {change.after.name}, for they keep {value}"
        elif isinstance(change, ChangeColumn):
            name = f"{change.table}.{change.after.name}"
            if change.fill is not None and change.before.nullable:
                yield f"which rows had no value in {name}, for they keep the one they got"
            if "type" in change.facts and fits(stored(change.before.type), stored(change.after.type)) is not Fit.ALL:
                yield f"what of {name} the type {type_text(change.after.type)} does not say"
