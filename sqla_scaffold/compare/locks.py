"""What others cannot do with a table while a revision is at work on it.

Of PostgreSQL measured on 15; of MySQL and MariaDB on MariaDB 10.11, with `alter_algorithm = INPLACE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    AddTable,
    Change,
    ChangeColumn,
    ChangeOptions,
    ChangePart,
    ChangePrimaryKey,
)
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.facts import stored
from sqla_scaffold.compare.fitting import Fit, fits, rewrites, varies
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.compare.object_changes import ChangeDomain, ChangeEnum
from sqla_scaffold.report.codes import hazards as codes
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Check, Column, Exclude, ForeignKey, Index, Table, TableKey, TypeUse, Unique
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

_STEPS = (
    "apply it at a quiet hour; or add a column of the new type, fill it in parts, and let it take the old one's place"
)
_QUIET = "apply it at a quiet hour"
_CONCURRENTLY = "apply it at a quiet hour; or say `concurrently: true` at the index"
_NOT_VALID = "apply it at a quiet hour; or say `not_valid: true` now, and take it out in a later revision"
_ONLINE = "apply it at a quiet hour; or write the change in stages, with --online"
_KEEP_VALUES = (
    "apply it at a quiet hour; or keep the values and their order, and refuse by a check what nobody shall write"
)
Lock = tuple[TableKey, str, str]


def long_locks(difference: Difference, database: str) -> Iterator[Hazard]:
    """What PostgreSQL holds a table for while it looks at every row, or writes it anew."""
    if database != "postgresql":
        return
    new = {one.table.key for one in difference.changes if isinstance(one, AddTable)}
    for change in difference.changes:
        for table, what, hint in _locks(change, difference):
            if table not in new:
                yield Hazard(codes.LONG_LOCK, f"`{table}` is {what}", hint, place(difference.after, table))


def _locks(change: Change, difference: Difference) -> Iterator[Lock]:
    match change:
        case ChangeColumn():
            yield from _column_locks(change)
        case AddColumn(table, column) if column.computed is not None or column.identity or column.autoincrement:
            yield table, f"written anew for `{column.name}`, and locked meanwhile", _QUIET
        case AddColumn(table, column) if varies(column.server_default):
            yield table, f"written anew for `{column.name}`, whose default each row gets for itself", _ONLINE
        case AddColumn(table, column) if change.fill is not None:
            yield table, f"locked while its rows get `{column.name}`", _ONLINE
        case ChangePrimaryKey(table, before, after) if before.columns != after.columns:
            yield table, "locked while the index of its primary key is built", _QUIET
        case ChangeEnum() if is_made_anew(change):
            for found in _tables_of(difference.after, change.after.name):
                yield found.key, f"written anew for the type of {change.after.name}, and locked meanwhile", _KEEP_VALUES
        case ChangeDomain(after=domain) if {"checks", "not_null", "type"} & {*change.facts}:
            for found in difference.after.tables:
                if any(column.type.domain == domain.name for column in found.columns):
                    yield found.key, f"locked while the domain {domain.name} looks at its rows", _QUIET
        case ChangeOptions(table, old, new) if old.unlogged != new.unlogged or old.tablespace != new.tablespace:
            yield table, "written anew for its options, and locked meanwhile", _QUIET
        case AddPart(table, part) | ChangePart(table, _, part):
            yield from _part_locks(table, part, is_new=isinstance(change, AddPart))


def _column_locks(change: ChangeColumn) -> Iterator[Lock]:
    table, before, after = change.table, change.before, change.after
    if "type" in change.facts and rewrites(stored(before.type), stored(after.type)):
        yield table, f"written anew for `{after.name}`, and locked meanwhile", _STEPS
    elif "computed" in change.facts and after.computed is not None:
        yield table, f"written anew for `{after.name}`, and locked meanwhile", _QUIET
    elif "nullable" in change.facts and not after.nullable:
        yield table, f"locked while `{after.name}` is looked through for nulls", _ONLINE


def _part_locks(table: TableKey, part: object, *, is_new: bool) -> Iterator[Lock]:
    match part:
        case Index(concurrently=False):
            yield table, "locked for writing while an index is built", _CONCURRENTLY
        case Unique() if is_new:
            yield table, "locked while a unique index is built", _QUIET
        case Check() | ForeignKey() if is_new and not part.not_valid:
            yield table, f"locked while `{part.name}` is checked", _NOT_VALID
        case Exclude():
            yield table, "locked while an exclusion constraint is built", _QUIET


def is_made_anew(change: ChangeEnum) -> bool:
    """Tell whether PostgreSQL needs a new type: it adds and renames values, and cannot take any away or move them."""
    kept = [now for _, now in change.values if now is not None]
    after = [one.value for one in change.after.members if one.value in kept]
    return after != [*dict.fromkeys(kept)] or len(kept) != len(change.values) or len({*kept}) != len(kept)


def _tables_of(schema: Schema, enum: str) -> Iterator[Table]:
    for table in schema.tables:
        if any(_has(column.type, enum) for column in table.columns):
            yield table


def _has(use: TypeUse, enum: str) -> bool:
    return use.enum == enum or (use.item is not None and _has(use.item, enum))


def copied_tables(difference: Difference, database: str) -> Iterator[Hazard]:
    """What MySQL and MariaDB copy a whole table for, to which nobody writes meanwhile."""
    if database != "mysql":
        return
    new = {one.table.key for one in difference.changes if isinstance(one, AddTable)}
    for change in difference.changes:
        for table, why in _copies(change, difference):
            if table not in new:
                message = f"`{table}` is copied for {why}, and nobody writes to it meanwhile"
                hint = "apply it at a quiet hour; or let a tool copy it beside the running program, such as gh-ost"
                yield Hazard(codes.TABLE_COPIED, message, hint, place(difference.after, table))


def _copies(change: Change, difference: Difference) -> Iterator[tuple[TableKey, str]]:
    match change:
        case ChangeColumn(table, before, after) if _is_copied(before, after, change.facts):
            yield table, f"`{after.name}`"
        case AddColumn(table, column) if column.computed is not None and column.computed.persisted is not False:
            yield table, f"`{column.name}`"
        case ChangeEnum(before, after, _):
            held = [one.value for one in before.members]
            if [one.value for one in after.members][: len(held)] != held:
                yield from (
                    (one.key, f"the values of {after.name}") for one in _tables_of(difference.after, after.name)
                )
        case ChangeOptions(table, old, now) if (old.engine, old.charset) != (now.engine, now.charset):
            yield table, "its options"
        case AddPart(table, (Check() | ForeignKey()) as part):
            yield table, f"`{part.name}`"
        case AddPart(table, Index(prefix="FULLTEXT") as part):
            yield table, f"`{part.name}`"


def _is_copied(before: Column, after: Column, facts: tuple[str, ...]) -> bool:
    if "computed" in facts:
        return any(one.computed is not None and one.computed.persisted is not False for one in (before, after))
    if "type" not in facts:
        return False
    texts = kind_of(before.type) is kind_of(after.type) is Kind.STR and "length" in dict(after.type.arguments)
    return not (texts and before.type.name == after.type.name and fits(before.type, after.type) is Fit.ALL)
