"""Rows that are there already, and may not be what a schema wants from now on: nulls, duplicates, orphans, values that do
not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    AddTable,
    ChangeColumn,
    ChangePart,
    ChangePrimaryKey,
    Part,
)
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.facts import stored
from sqla_scaffold.compare.fitting import Fit, fits
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.compare.object_changes import ChangeDomain
from sqla_scaffold.report.codes import hazards as codes
from sqla_scaffold.schema.table import Check, ForeignKey, Index, LiteralDefault, TableKey, Unique
from sqla_scaffold.schema.type_use import type_text

_VALUE = re.compile(r"\bvalue\b", re.IGNORECASE)


def rows_in_the_way(difference: Difference, database: str) -> Iterator[Hazard]:
    """What rows that are there may not meet: values, uniqueness, references, conditions."""
    new = {(one.table, one.column.name) for one in difference.changes if isinstance(one, AddColumn)}
    for change in difference.changes:
        if isinstance(change, ChangeColumn):
            yield from _values_in_the_way(change, difference)
        elif isinstance(change, (AddPart, ChangePart)):
            part = change.part if isinstance(change, AddPart) else change.after
            old = None if isinstance(change, AddPart) else change.before
            yield from _part_in_the_way(change.table, old, part, new, difference)
        elif isinstance(change, ChangePrimaryKey) and change.after.columns and not _is_wider(change):
            if not any((change.table, name) in new for name in change.after.columns):
                yield _duplicates(change.table, change.after.columns, place(difference.after, change.table))


def _is_wider(change: ChangePrimaryKey) -> bool:
    """Tell whether a key has the columns that told rows apart already, and more."""
    return bool(change.before.columns) and set(change.before.columns) <= set(change.after.columns)


def _values_in_the_way(change: ChangeColumn, difference: Difference) -> Iterator[Hazard]:
    name, at = f"{change.table}.{change.after.name}", place(difference.after, change.table, change.after.name)
    if "nullable" in change.facts and not change.after.nullable and change.fill is None:
        query = f"SELECT count(*) FROM {change.table} WHERE {change.after.name} IS NULL"
        hint = f"say what they get: `fill: ...` at the column; or look first: {query}"
        yield Hazard(codes.NULLS_IN_THE_WAY, f"`{name}` may not be null any more, and rows may have no value", hint, at)
    if "type" in change.facts and not difference.matches.backwards:
        what = fits(stored(change.before.type), stored(change.after.type))
        words = f"from {type_text(change.before.type)} to {type_text(change.after.type)}"
        if what is Fit.LESS:
            hint = "look first whether all values fit"
            yield Hazard(codes.VALUES_TOO_LARGE, f"`{name}` goes {words}, which takes less", hint, at)
        elif what is Fit.OTHER:
            hint = "look first whether all values are of the new type"
            yield Hazard(codes.VALUES_OF_ANOTHER_KIND, f"`{name}` goes {words}, which is of another kind", hint, at)


def _part_in_the_way(
    table: TableKey, old: Part | None, part: Part, new: set[tuple[TableKey, str]], difference: Difference
) -> Iterator[Hazard]:
    at = place(difference.after, table)
    if isinstance(part, Unique) or (isinstance(part, Index) and part.unique):
        columns = part.columns if isinstance(part, Unique) else tuple(str(one.column) for one in part.elements)
        was = isinstance(old, Unique) and old.columns == columns or (isinstance(old, Index) and old.unique)
        if was or any((table, name) in new for name in columns) or "None" in columns:
            return
        yield _duplicates(table, columns, at)
    elif isinstance(part, ForeignKey):
        if isinstance(old, ForeignKey) and old.target == part.target and old.columns == part.columns:
            return
        if any((table, name) in new for name in part.columns):
            return
        pairs = zip(part.columns, part.target_columns)
        joined = " AND ".join(f"{part.target}.{theirs} = {table}.{ours}" for ours, theirs in pairs)
        query = f"SELECT count(*) FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {part.target} WHERE {joined})"
        message = f"rows of `{table}` may refer to rows of `{part.target}` that are not there"
        yield Hazard(codes.ORPHANS_IN_THE_WAY, message, f"look first: {query}", at)
    elif isinstance(part, Check) and not part.not_valid:
        query = f"SELECT count(*) FROM {table} WHERE NOT ({' '.join(part.sqltext.split())})"
        message = f"rows of `{table}` may not meet the check `{part.short_name}`"
        yield Hazard(codes.ROWS_BREAK_CHECK, message, f"look first: {query}", at)


def _duplicates(table: TableKey, columns: tuple[str, ...], at: str | None) -> Hazard:
    listed = ", ".join(columns)
    query = f"SELECT {listed}, count(*) FROM {table} GROUP BY {listed} HAVING count(*) > 1"
    message = f"`{table}` may have rows with the same {listed}"
    return Hazard(codes.DUPLICATES_IN_THE_WAY, message, f"look first: {query}", at)


def values_break_domains(difference: Difference, database: str) -> Iterator[Hazard]:
    """What values of a domain's columns may not meet: PostgreSQL looks at all of them when a domain gets stricter."""
    new = {one.table.key for one in difference.changes if isinstance(one, AddTable)}
    for change in difference.changes:
        if not isinstance(change, ChangeDomain) or database != "postgresql":
            continue
        old, domain = {check.sqltext for check in change.before.checks}, change.after
        for table in (one for one in difference.after.tables if one.key not in new):
            for column in (one for one in table.columns if one.type.domain == domain.name):
                at, name = place(difference.after, table.key, column.name), f"{table.key}.{column.name}"
                for check in (one for one in domain.checks if one.sqltext not in old):
                    held = _VALUE.sub(column.name, check.sqltext)
                    hint = f"look first: SELECT count(*) FROM {table.key} WHERE NOT ({held})"
                    message = f"values of `{name}` may not meet the check `{check.name}` of its domain"
                    yield Hazard(codes.ROWS_BREAK_CHECK, message, hint, at)
                if domain.not_null and not change.before.not_null:
                    hint = f"look first: SELECT count(*) FROM {table.key} WHERE {column.name} IS NULL"
                    message = f"`{name}` may not be null any more, for its domain takes no null"
                    yield Hazard(codes.NULLS_IN_THE_WAY, message, hint, at)
                if "type" in change.facts and not difference.matches.backwards:
                    yield from _domain_goes(change, name, at)


def _domain_goes(change: ChangeDomain, name: str, at: str | None) -> Iterator[Hazard]:
    words = f"from {type_text(change.before.type)} to {type_text(change.after.type)}"
    what = fits(change.before.type, change.after.type)
    if what is not Fit.ALL:
        code = codes.VALUES_TOO_LARGE if what is Fit.LESS else codes.VALUES_OF_ANOTHER_KIND
        message = f"`{name}` goes with its domain {words}"
        yield Hazard(code, message, "look first whether all values fit", at)


def one_value_is_not_unique(difference: Difference, database: str) -> Iterator[Hazard]:
    """One value for all rows cannot be unique."""
    after = difference.after.tables_by_key
    for change in difference.changes:
        if not isinstance(change, AddColumn) or not isinstance(change.fill, LiteralDefault):
            continue
        table, name = after[change.table], change.column.name
        alone = [one.columns for one in table.uniques]
        alone += [tuple(str(part.column) for part in one.elements) for one in table.indexes if one.unique]
        if (name,) in alone or table.primary_key.columns == (name,):
            message = f"`{change.table}.{name}` is unique, and all rows that are there would get the same value"
            hint = "write SQL that gives each row its own: `fill: {sql: ...}`; or let the column be null"
            yield Hazard(codes.SAME_FILL, message, hint, place(difference.after, change.table, name))


def one_row_for_all(difference: Difference, database: str) -> Iterator[Hazard]:
    """A key that all rows get alike refers to one row."""
    after = difference.after.tables_by_key
    for change in difference.changes:
        if not isinstance(change, AddColumn) or not isinstance(change.fill, LiteralDefault):
            continue
        name, value = change.column.name, change.fill.value
        for key in (one for one in after[change.table].foreign_keys if one.columns == (name,)):
            words = str(value) if isinstance(value, (int, float)) else "'" + str(value).replace("'", "''") + "'"
            query = f"SELECT count(*) FROM {key.target} WHERE {key.target_columns[0]} = {words}"
            message = f"all rows of `{change.table}` get the same row of `{key.target}` in `{name}`"
            hint = (
                f"look first whether it is there: {query}; or write SQL that finds each row's own: `fill: {{sql: ...}}`"
            )
            yield Hazard(codes.SAME_ROW, message, hint, place(difference.after, change.table, name))
