"""What of a difference is dangerous, judged on both ends and not on SQL: rows that get lost or stand in the way.

THE TABLE of hazards is `HAZARDS`: a function for each kind, which yields what it finds. To add one is to add a function,
a row, and a code in `report/codes/hazards.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    AddTable,
    Change,
    ChangeColumn,
    ChangeComposite,
    ChangeDomain,
    ChangeEnum,
    ChangePart,
    DropColumn,
    DropPartition,
    DropTable,
    Part,
    RenameColumn,
    RenameTable,
)
from sqla_scaffold.compare.diff import Difference, stored
from sqla_scaffold.compare.fitting import Fit, fits, rewrites
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.compare.partition_hazards import partitions_stay, rows_of_another_partition
from sqla_scaffold.compare.refused import refused
from sqla_scaffold.compare.staying import options_stay
from sqla_scaffold.report.codes import hazards as codes
from sqla_scaffold.report.codes.code import Severity
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.table import Check, Exclude, ForeignKey, Index, LiteralDefault, TableKey, Unique
from sqla_scaffold.schema.type_use import type_text


def report_hazards(
    difference: Difference,
    database: str,
    places: Mapping[str, Span],
    diagnostics: Diagnostics,
    *,
    force: bool,
    online: bool = False,
) -> None:
    """Report what is dangerous.

    Args:
        database: the project's.
        places: where the schema says its models and their attributes.
        force: whether what would stop a revision is left out, since a person wants it nevertheless.
        online: whether it is written in stages, which leave no long lock; what has none is reported instead.
    """
    for find in _ONLINE if online else HAZARDS:
        for hazard in find(difference, database):
            if force and hazard.code.severity is Severity.ERROR:
                continue
            span = None if hazard.place is None else places.get(hazard.place)
            diagnostics.add(hazard.code, hazard.message, span, hint=hazard.hint)


def _columns_need_values(difference: Difference, database: str) -> Iterator[Hazard]:
    for change in difference.changes:
        if not isinstance(change, AddColumn):
            continue
        column = change.column
        comes = column.server_default or column.computed or column.identity or column.autoincrement or change.fill
        if not column.nullable and not comes:
            message = f"`{change.table}.{column.name}` may not be null, and rows that are there have no value for it"
            hint = "say what they get: `fill: ...` at the column; or give it a server_default, or let it be null"
            yield Hazard(codes.FILL_MISSING, message, hint, place(difference.after, change.table, column.name))


def _names_vanish(difference: Difference, database: str) -> Iterator[Hazard]:
    """A column that goes and one like it that comes are perhaps the same."""
    for key in difference.matches.tables:
        gone = [one.column for one in difference.changes if isinstance(one, DropColumn) and one.table == key]
        for change in difference.changes:
            if not isinstance(change, AddColumn) or change.table != key:
                continue
            twins = [
                one.name for one in gone if (one.type, one.nullable) == (change.column.type, change.column.nullable)
            ]
            if twins:
                message = f"`{key}.{change.column.name}` is new, and `{twins[0]}` of the same type is gone"
                hint = f"say `was: {twins[0]}` if it is the same one; with --force the old one is dropped"
                yield Hazard(codes.PERHAPS_RENAMED, message, hint, place(difference.after, key, change.column.name))
    gone_tables = [one.table for one in difference.changes if isinstance(one, DropTable)]
    for added in (one.table for one in difference.changes if isinstance(one, AddTable)):
        for table in gone_tables:
            facts = [(one.name, one.type) for one in added.columns]
            if facts == [(one.name, one.type) for one in table.columns]:
                model = next((one.name for one in difference.before.models if one.table == table.key), str(table.key))
                message = f"the table `{added.key}` is new, and `{table.key}` with the same columns is gone"
                hint = f"say `was: {model}` if it is the same one; with --force the old one is dropped"
                yield Hazard(codes.PERHAPS_RENAMED, message, hint, place(difference.after, added.key))


def _rows_go(difference: Difference, database: str) -> Iterator[Hazard]:
    for change in difference.changes:
        if isinstance(change, DropTable):
            message = f"the table `{change.table.key}` goes with all its rows"
            yield Hazard(codes.ROWS_LOST, message, "keep a copy where anybody may ask for them")
        elif isinstance(change, DropColumn) and change.column.computed is None:
            message = f"the column `{change.table}.{change.column.name}` goes with all its values"
            yield Hazard(codes.ROWS_LOST, message, "keep a copy where anybody may ask for them")
        elif isinstance(change, DropPartition) and database == "postgresql":
            message = f"the partition `{change.partition.name}` of `{change.table}` goes with all its rows"
            yield Hazard(codes.ROWS_LOST, message, "keep a copy, or detach it by hand and keep the table")
        elif isinstance(change, ChangeComposite) and database == "postgresql":
            kept = dict(change.after.attributes)
            for name in (one for one, _ in change.before.attributes if one not in kept):
                message = f"the part `{name}` of the composite type `{change.after}` goes with all its values"
                yield Hazard(codes.ROWS_LOST, message, "keep a copy where anybody may ask for them")
        elif isinstance(change, ChangeEnum):
            for value in (was for was, now in change.values if now is None):
                message = f"rows may have the value `{value}`, which the enum {change.after.name} has no longer"
                hint = f"say what they get instead: `fill: {{{value}: ...}}` at the enum"
                yield Hazard(codes.VALUE_LOST, message, hint)


def _rows_in_the_way(difference: Difference, database: str) -> Iterator[Hazard]:
    """What rows that are there may not meet: values, uniqueness, references, conditions."""
    new = {(one.table, one.column.name) for one in difference.changes if isinstance(one, AddColumn)}
    for change in difference.changes:
        if isinstance(change, ChangeColumn):
            yield from _values_in_the_way(change, difference)
        elif isinstance(change, (AddPart, ChangePart)):
            part = change.part if isinstance(change, AddPart) else change.after
            old = None if isinstance(change, AddPart) else change.before
            yield from _part_in_the_way(change.table, old, part, new, difference)


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
        listed = ", ".join(columns)
        query = f"SELECT {listed}, count(*) FROM {table} GROUP BY {listed} HAVING count(*) > 1"
        message = f"`{table}` may have rows with the same {listed}"
        yield Hazard(codes.DUPLICATES_IN_THE_WAY, message, f"look first: {query}", at)
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


def _values_break_domains(difference: Difference, database: str) -> Iterator[Hazard]:
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


def _one_value_is_not_unique(difference: Difference, database: str) -> Iterator[Hazard]:
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


def _names_in_use(difference: Difference, database: str) -> Iterator[Hazard]:
    """A running program asks for old names."""
    hint = "stop what runs meanwhile; or add the new one first, and drop the old one in a later release"
    for change in difference.changes:
        if isinstance(change, RenameTable):
            message = f"a program that runs meanwhile asks for the table `{change.before}`"
            yield Hazard(codes.NAME_IN_USE, message, hint, place(difference.after, change.after))
        elif isinstance(change, RenameColumn):
            message = f"a program that runs meanwhile asks for the column `{change.table}.{change.before}`"
            yield Hazard(codes.NAME_IN_USE, message, hint, place(difference.after, change.table, change.after))


def _locks(difference: Difference, database: str) -> Iterator[Hazard]:
    """What PostgreSQL holds a table for while it looks at every row (measured on PostgreSQL 15)."""
    if database != "postgresql":
        return
    new = {one.table.key for one in difference.changes if isinstance(one, AddTable)}
    for change in difference.changes:
        found = _lock(change, difference)
        if found is not None and found[0] not in new:
            table, what, hint = found
            yield Hazard(codes.LONG_LOCK, f"`{table}` is {what}", hint, place(difference.after, table))


def _lock(change: Change, difference: Difference) -> tuple[TableKey, str, str] | None:
    match change:
        case ChangeColumn(table, before, after) if "type" in change.facts and rewrites(
            stored(before.type), stored(after.type)
        ):
            return table, f"written anew for `{after.name}`, and locked meanwhile", _STEPS
        case ChangeColumn(table, _, after) if "nullable" in change.facts and not after.nullable:
            return table, f"locked while `{after.name}` is looked through for nulls", _QUIET
        case AddColumn(table, column) if column.computed is not None or column.identity or column.autoincrement:
            return table, f"written anew for `{column.name}`, and locked meanwhile", _QUIET
        case AddPart(table, Index(concurrently=False)) | ChangePart(table, _, Index(concurrently=False)):
            return table, "locked for writing while an index is built", _CONCURRENTLY
        case AddPart(table, Unique()):
            return table, "locked while a unique index is built", _QUIET
        case AddPart(table, (Check() | ForeignKey()) as part) if not part.not_valid:
            return table, f"locked while `{part.name}` is checked", _NOT_VALID
        case AddPart(table, Exclude()):
            return table, "locked while an exclusion constraint is built", _QUIET
        case _:
            return None


_STEPS = (
    "apply it at a quiet hour; or add a column of the new type, fill it in parts, and let it take the old one's place"
)
_QUIET = "apply it at a quiet hour"
_CONCURRENTLY = "apply it at a quiet hour; or say `concurrently: true` at the index"
_NOT_VALID = "apply it at a quiet hour; or say `not_valid: true` now, and take it out in a later revision"


_VALUE = re.compile(r"\bvalue\b", re.IGNORECASE)

Finder = Callable[[Difference, str], Iterator[Hazard]]

HAZARDS: tuple[Finder, ...] = (
    _rows_go,
    _names_vanish,
    _columns_need_values,
    _one_value_is_not_unique,
    _rows_in_the_way,
    options_stay,
    partitions_stay,
    _values_break_domains,
    rows_of_another_partition,
    _names_in_use,
    _locks,
)
# Of a change in stages: what they leave out is said by what has none.
_ONLINE: tuple[Finder, ...] = (*(one for one in HAZARDS if one not in (_names_in_use, _locks)), refused)
