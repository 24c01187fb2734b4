"""What cannot be changed while programs of before go on, with the way by which a person gets there.

THE TABLE is `_REFUSED`: for each kind of change a function that says why, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    ChangeColumn,
    ChangeOptions,
    ChangePrimaryKey,
    RenameColumn,
    RenameTable,
)
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.facts import stored
from sqla_scaffold.compare.fitting import Fit, fits, rewrites, varies
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.compare.object_changes import ChangeDomain, ChangeEnum, RenameEnum, RenameSequence
from sqla_scaffold.report.codes import hazards as codes
from sqla_scaffold.schema.table import Exclude
from sqla_scaffold.schema.type_use import type_text

_COPY = (
    "add a column under another name, let the program write both, fill the new one, read it alone, "
    "then drop the old one: three releases"
)
Why = tuple[str, str]


def refused(difference: Difference, database: str) -> Iterator[Hazard]:
    """Yield each change that has no stages, with what to do instead."""
    for change in difference.changes:
        find = _REFUSED.get(type(change))
        why = None if find is None else find(change, database)
        if why is not None:
            table = getattr(change, "table", None)
            name = getattr(getattr(change, "after", None), "name", None)
            yield Hazard(codes.NOT_ONLINE, *why, None if table is None else place(difference.after, table, name))


def _renamed_table(change: RenameTable, database: str) -> Why | None:
    hint = "keep its name, and let `table:` say it under the new name of the model"
    return f"the table `{change.before}` cannot have two names at once", hint


def _renamed_column(change: RenameColumn, database: str) -> Why | None:
    hint = f"let the attribute have the new name and the column keep its own, by `name: {change.before}`; or {_COPY}"
    return f"the column `{change.table}.{change.before}` cannot have two names at once", hint


def _renamed_sequence(change: RenameSequence, database: str) -> Why | None:
    hint = f"keep its name, by `name: {change.before.key.name}`"
    return f"the sequence `{change.before.key}` cannot have two names at once", hint


def _domain(change: ChangeDomain, database: str) -> Why | None:
    if database != "postgresql" or "type" not in change.facts:
        return None
    return f"the domain {change.after.name} goes with all its columns to another type", _COPY


def _renamed_enum(change: RenameEnum, database: str) -> Why | None:
    if database != "postgresql":
        return None
    hint = f"keep the name of the type, by `name: {change.before.type_name}`"
    return f"the type `{change.before.type_name}` cannot have two names at once", hint


def _enum(change: ChangeEnum, database: str) -> Why | None:
    held = [one.value for one in change.before.members]
    after = [one.value for one in change.after.members]
    for was, now in change.values:
        if now is not None and now not in held:
            hint = "add the new value first, let the program write it, and remove the old one in a later release"
            return f"the value `{was}` of {change.after.name} cannot be stored as two texts at once", hint
    if database == "postgresql" and [one for one in after if one in held] != held:
        hint = "keep the values and their order; what no program shall write any more, a check can refuse"
        return f"PostgreSQL makes the type of {change.after.name} anew, and locks each table that has it", hint
    return None


def _column(change: ChangeColumn, database: str) -> Why | None:
    before, after, name = change.before, change.after, f"{change.table}.{change.after.name}"
    if "computed" in change.facts or "identity" in change.facts or "autoincrement" in change.facts:
        return f"how values of `{name}` are made cannot change while programs write", _COPY
    if "type" not in change.facts:
        return None
    types = stored(before.type), stored(after.type)
    words = f"from {type_text(before.type)} to {type_text(after.type)}"
    if fits(*types) is not Fit.ALL:
        return f"`{name}` goes {words}, and programs of before write what no longer fits", _COPY
    if database == "postgresql" and rewrites(*types):
        return f"`{name}` goes {words}, for which PostgreSQL locks the table and writes it anew", _COPY
    return None


def _new_column(change: AddColumn, database: str) -> Why | None:
    column, name = change.column, f"{change.table}.{change.column.name}"
    hint = "add it at a quiet hour, without --online; or as a plain column that the program fills"
    if database == "postgresql" and (column.identity or column.autoincrement or column.computed):
        return f"`{name}` makes its values itself, for which PostgreSQL locks the table and writes it anew", hint
    if database == "postgresql" and varies(column.server_default):
        return (
            f"each row of `{change.table}` may get another default in `{column.name}`, and PostgreSQL writes all anew",
            ("let it be null at first, with a `fill` in the next step; or say a default that is the same for all rows"),
        )
    return None


def _key(change: ChangePrimaryKey, database: str) -> Why | None:
    if change.before.columns == change.after.columns:
        return None
    return f"the primary key of `{change.table}` cannot change while programs ask for rows by it", (
        "add the new key as a unique column first, let the program use it, and change the key in a later release"
    )


def _part(change: AddPart, database: str) -> Why | None:
    if not isinstance(change.part, Exclude):
        return None
    hint = "add it at a quiet hour, without --online"
    return f"PostgreSQL locks `{change.table}` while it builds the exclusion constraint `{change.part.name}`", hint


def _options(change: ChangeOptions, database: str) -> Why | None:
    moved = ("unlogged", "tablespace", "engine", "charset", "strict", "without_rowid")
    names = [name for name in moved if getattr(change.before, name) != getattr(change.after, name)]
    if not names:
        return None
    hint = "change it at a quiet hour, without --online"
    return f"`{change.table}` is written anew and locked meanwhile for its option {names[0]}", hint


_REFUSED: dict[type, Callable[[Any, str], Why | None]] = {
    RenameTable: _renamed_table,
    RenameColumn: _renamed_column,
    RenameEnum: _renamed_enum,
    RenameSequence: _renamed_sequence,
    ChangeDomain: _domain,
    ChangeEnum: _enum,
    ChangeColumn: _column,
    AddColumn: _new_column,
    ChangePrimaryKey: _key,
    AddPart: _part,
    ChangeOptions: _options,
}
