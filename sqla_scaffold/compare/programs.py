"""What a program of before runs into that goes on meanwhile, and what nobody sees to any more."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    ChangeColumn,
    ChangePart,
    ChangePrimaryKey,
    DropColumn,
    DropPart,
    Part,
    RenameColumn,
    RenameTable,
)
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.facts import stored
from sqla_scaffold.compare.fitting import Fit, fits
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.compare.object_changes import ChangeEnum, RenameEnum
from sqla_scaffold.report.codes import hazards as codes
from sqla_scaffold.schema.table import Check, Exclude, ForeignKey, Index, Unique
from sqla_scaffold.schema.type_use import type_text


def names_in_use(difference: Difference, database: str) -> Iterator[Hazard]:
    """A running program asks for old names."""
    hint = "stop what runs meanwhile; or add the new one first, and drop the old one in a later release"
    for change in difference.changes:
        if isinstance(change, RenameTable):
            message = f"a program that runs meanwhile asks for the table `{change.before}`"
            yield Hazard(codes.NAME_IN_USE, message, hint, place(difference.after, change.after))
        elif isinstance(change, RenameColumn):
            message = f"a program that runs meanwhile asks for the column `{change.table}.{change.before}`"
            yield Hazard(codes.NAME_IN_USE, message, hint, place(difference.after, change.table, change.after))
        elif isinstance(change, RenameEnum) and database == "postgresql":
            message = f"a program that runs meanwhile casts to the type `{change.before.type_name}`"
            keep = f"stop what runs meanwhile; or keep the name of the type, by `name: {change.before.type_name}`"
            yield Hazard(codes.NAME_IN_USE, message, keep)


_STAGES = "stop what runs meanwhile; or write the change in stages, with --online"
_DEFAULT = "keep a `server_default` for a release; or write the change in stages, with --online"


def programs_refused(difference: Difference, database: str) -> Iterator[Hazard]:
    """A running program writes what the database then refuses."""
    for change in difference.changes:
        if isinstance(change, AddColumn):
            column = change.column
            comes = column.server_default or column.computed or column.identity or column.autoincrement
            if not column.nullable and not comes and change.fill is not None:
                message = f"a program that runs meanwhile adds rows to `{change.table}` without `{column.name}`"
                at = place(difference.after, change.table, column.name)
                yield Hazard(codes.PROGRAM_REFUSED, message, _DEFAULT, at)
        elif isinstance(change, ChangeColumn):
            yield from _column_refuses(change, difference)
        elif isinstance(change, ChangeEnum):
            for was in (was for was, now in change.values if was != now):
                message = f"a program that runs meanwhile writes the value `{was}` of {change.after.name}"
                hint = "stop it meanwhile; or add the new value first, and remove the old one in a later release"
                yield Hazard(codes.PROGRAM_REFUSED, message, hint)


def _column_refuses(change: ChangeColumn, difference: Difference) -> Iterator[Hazard]:
    before, after = change.before, change.after
    name, at = f"{change.table}.{after.name}", place(difference.after, change.table, after.name)
    if before.nullable and not after.nullable:
        message = f"a program that runs meanwhile may leave `{name}` without a value"
        yield Hazard(codes.PROGRAM_REFUSED, message, _STAGES, at)
    elif before.server_default and not (after.server_default or after.nullable or after.identity or after.computed):
        message = f"a program that runs meanwhile leaves `{name}` to its default, which is gone"
        hint = "keep the default until no program relies on it any more"
        yield Hazard(codes.PROGRAM_REFUSED, message, hint, at)
    if "type" in change.facts and fits(stored(before.type), stored(after.type)) is Fit.OTHER:
        message = f"a program that runs meanwhile takes `{name}` for {type_text(before.type)}"
        hint = "add a column of the new type beside it, write both for a release, and drop the old one later"
        yield Hazard(codes.PROGRAM_REFUSED, message, hint, at)


_HELD: dict[type, str] = {
    ForeignKey: "rows refer to rows that are there",
    Unique: "its values are unique",
    Index: "its values are unique",
    Check: "its condition holds",
    Exclude: "no two rows clash",
}


def guarantees_lost(difference: Difference, database: str) -> Iterator[Hazard]:
    """What the database saw to is not seen to any more."""
    hint = "look for yourself from now on; the downgrade fails on rows that came meanwhile and break it"
    gone = {(one.table, one.column.name) for one in difference.changes if isinstance(one, DropColumn)}
    # What says the same under another name comes in its place.
    come = {(one.table, _what(one.part)) for one in difference.changes if isinstance(one, AddPart)}
    for change in difference.changes:
        message, at = "", None
        if isinstance(change, DropPart) and not any((change.table, one) in gone for one in _columns(change.part)):
            if (change.table, _what(change.part)) in come:
                continue
            if not isinstance(change.part, Index) or change.part.unique:
                message = f"nobody sees to it any more that {_HELD[type(change.part)]}: `{change.part.name}`"
        elif isinstance(change, ChangePart) and isinstance(change.before, Index) and isinstance(change.after, Index):
            if change.before.unique and not change.after.unique:
                message = f"nobody sees to it any more that its values are unique: `{change.after.name}`"
        elif isinstance(change, ChangePrimaryKey) and not set(change.after.columns) <= set(change.before.columns):
            if not any((change.table, one) in gone for one in change.before.columns):
                listed = ", ".join(change.before.columns)
                message = f"nobody sees to it any more that {listed} of `{change.table}` is unique"
        elif isinstance(change, ChangeColumn) and change.after.nullable and not change.before.nullable:
            message = f"nobody sees to it any more that `{change.table}.{change.after.name}` has a value"
            at = place(difference.after, change.table, change.after.name)
        if message:
            at = at or place(difference.after, getattr(change, "table"))
            yield Hazard(codes.GUARANTEE_LOST, message, hint, at)


def _what(part: Part) -> tuple[object, ...]:
    """Return what a constraint or index sees to, without its name."""
    if isinstance(part, Check):
        return (Check, part.sqltext)
    target = (part.target, part.target_columns) if isinstance(part, ForeignKey) else ()
    return (type(part), _columns(part), *target)


def _columns(part: Part) -> tuple[str, ...]:
    if isinstance(part, (ForeignKey, Unique)):
        return part.columns
    return tuple(str(one.column) for one in part.elements) if isinstance(part, (Index, Exclude)) else ()
