"""What of a difference is dangerous, judged on both ends and not on SQL: rows that get lost or stand in the way.

THE TABLE of hazards is `HAZARDS`: a function for each kind, which yields what it finds. To add one is to add a function,
a row, and a code in `report/codes/hazards.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqla_scaffold.compare.changes import AddColumn, AddTable, ChangeEnum, DropColumn, DropTable
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.report.codes import hazards as codes
from sqla_scaffold.report.codes.code import Code, Severity
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import TableKey


@dataclass(frozen=True, slots=True)
class Hazard:
    """Something dangerous.

    Args:
        place: the model, or model and attribute, at which the schema says it; None where it says nothing any more.
    """

    code: Code
    message: str
    hint: str
    place: str | None = None


def report_hazards(
    difference: Difference, database: str, places: Mapping[str, Span], diagnostics: Diagnostics, *, force: bool
) -> None:
    """Report what is dangerous.

    Args:
        database: the project's.
        places: where the schema says its models and their attributes.
        force: whether what would stop a revision is left out, since a person wants it nevertheless.
    """
    for find in HAZARDS:
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
        elif isinstance(change, ChangeEnum):
            for value in (was for was, now in change.values if now is None):
                message = f"rows may have the value `{value}`, which the enum {change.after.name} has no longer"
                hint = f"say what they get instead: `fill: {{{value}: ...}}` at the enum"
                yield Hazard(codes.VALUE_LOST, message, hint)


def place(schema: Schema, table: TableKey, column: str | None = None) -> str | None:
    """Return the model of a table, with the attribute of a column, as the places of a schema are called."""
    model = next((one for one in schema.models if one.table == table), None)
    if model is None or column is None:
        return None if model is None else model.name
    attribute = next((one for one in model.attributes if one.column == column), None)
    return model.name if attribute is None or attribute.mixin else f"{model.name}.{attribute.name}"


Finder = Callable[[Difference, str], Iterator[Hazard]]

HAZARDS: tuple[Finder, ...] = (_columns_need_values, _names_vanish, _rows_go)
