"""Options of tables that no database alters: what stays as it is, and the way to another table."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.compare.changes import ChangeOptions
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.report.codes import hazards as codes

_NEW_TABLE = (
    "write a model with a table of another name beside it, move the rows, and drop the old one in a later revision"
)


def options_stay(difference: Difference, database: str) -> Iterator[Hazard]:
    """Yield what of the options of a table a revision does not change."""
    for change in difference.changes:
        if not isinstance(change, ChangeOptions):
            continue
        before, after, at = change.before, change.after, place(difference.after, change.table)
        if database == "postgresql" and before.partition_by != after.partition_by:
            message = f"PostgreSQL cannot change how `{change.table}` is partitioned"
            yield Hazard(codes.CANNOT_ALTER, message, _NEW_TABLE, at)
        if database != "mysql":
            continue
        if before.engine is not None and after.engine is None:
            message = f"`{change.table}` keeps its engine {before.engine}: nobody knows here which one is the server's"
            yield Hazard(codes.OPTION_STAYS, message, "say the engine that it shall have", at)
        if before.auto_increment is not None and (after.auto_increment or 1) < before.auto_increment:
            message = f"`{change.table}` counts on from where it is, for numbers that are given stay given"
            yield Hazard(codes.OPTION_STAYS, message, "leave `auto_increment` as it is", at)
