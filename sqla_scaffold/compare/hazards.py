"""What of a difference is dangerous, judged on both ends and not on SQL: rows that get lost or stand in the way.

THE TABLE of hazards is `HAZARDS`: a function for each kind, which yields what it finds. To add one is to add a function,
a row, and a code in `report/codes/hazards.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddTable,
    DropColumn,
    DropPartition,
    DropTable,
)
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.compare.locks import copied_tables, long_locks
from sqla_scaffold.compare.object_changes import ChangeComposite, ChangeEnum
from sqla_scaffold.compare.partition_hazards import partitions_stay, rows_of_another_partition
from sqla_scaffold.compare.programs import guarantees_lost, names_in_use, programs_refused
from sqla_scaffold.compare.refused import refused
from sqla_scaffold.compare.rows_in_the_way import (
    one_row_for_all,
    one_value_is_not_unique,
    rows_in_the_way,
    values_break_domains,
)
from sqla_scaffold.compare.staying import options_stay
from sqla_scaffold.report.codes import hazards as codes
from sqla_scaffold.report.codes.code import Severity
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span


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


# A program of before asks for what goes: `--online` drops it last.
_KEEP = "keep a copy where anybody may ask for them; and drop it, with --online, when no program asks for it any more"


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
            yield Hazard(codes.ROWS_LOST, message, _KEEP)
        elif isinstance(change, DropColumn) and change.column.computed is None:
            message = f"the column `{change.table}.{change.column.name}` goes with all its values"
            yield Hazard(codes.ROWS_LOST, message, _KEEP)
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


Finder = Callable[[Difference, str], Iterator[Hazard]]

HAZARDS: tuple[Finder, ...] = (
    _rows_go,
    _names_vanish,
    _columns_need_values,
    one_value_is_not_unique,
    one_row_for_all,
    rows_in_the_way,
    options_stay,
    partitions_stay,
    values_break_domains,
    rows_of_another_partition,
    names_in_use,
    programs_refused,
    guarantees_lost,
    long_locks,
    copied_tables,
)
# Of a change in stages: what they leave out is said by what has none.
_LEFT_OUT: tuple[Finder, ...] = (names_in_use, programs_refused, long_locks)
_ONLINE: tuple[Finder, ...] = (*(one for one in HAZARDS if one not in _LEFT_OUT), refused)
