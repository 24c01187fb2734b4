"""Options of tables that no database alters: what stays as it is, and the way to another table."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.compare.changes import ChangeOptions
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.compare.object_changes import ChangeComposite
from sqla_scaffold.compare.renaming import names_in
from sqla_scaffold.report.codes import hazards as codes

_NEW_TABLE = (
    "write a model with a table of another name beside it, move the rows, and drop the old one in a later revision"
)


def options_stay(difference: Difference, database: str) -> Iterator[Hazard]:
    """Yield what of the options of a table a revision does not change."""
    for change in difference.changes:
        if isinstance(change, ChangeComposite) and database == "postgresql":
            yield from _parts_stay(change, difference)
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


def _parts_stay(change: ChangeComposite, difference: Difference) -> Iterator[Hazard]:
    """Yield the parts of a composite type that PostgreSQL does not change while a column has the type."""
    old, after = dict(change.before.attributes), change.after
    users = [
        f"{table.key}.{column.name}"
        for table in difference.after.tables
        for column in table.columns
        if column.type.sql is not None and after.name in names_in(column.type.sql)
    ]
    for name, type_ in after.attributes:
        if users and old.get(name, type_) != type_:
            message = f"PostgreSQL cannot change the type of `{after}.{name}`, for `{users[0]}` has that type"
            hint = "add a part of another name, fill it, and drop the old one in a later revision"
            yield Hazard(codes.CANNOT_ALTER, message, hint)
    stays = [name for name in old if name in dict(after.attributes)]
    come = [name for name, _ in after.attributes if name not in old]
    if [name for name, _ in after.attributes] != stays + come:
        message = f"PostgreSQL adds the new parts of `{after}` behind the others"
        yield Hazard(codes.CANNOT_ALTER, message, "write the new ones last, and leave the others in their order")
