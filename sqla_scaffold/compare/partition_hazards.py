"""What of a change of partitions is dangerous, or not done."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.compare.changes import AddPartition, ChangePartition
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.hazard import Hazard, place
from sqla_scaffold.report.codes import hazards as codes


def partitions_stay(difference: Difference, database: str) -> Iterator[Hazard]:
    """Yield the partitions that should be partitioned otherwise, which no revision does."""
    for change in difference.changes if database == "postgresql" else ():
        if not isinstance(change, ChangePartition):
            continue
        if change.before.options.partition_by != change.after.options.partition_by:
            message = f"PostgreSQL cannot change how the partition `{change.after.name}` is partitioned"
            hint = "write a partition of another name in its place, and move the rows by hand"
            yield Hazard(codes.CANNOT_ALTER, message, hint, place(difference.after, change.table))


def rows_of_another_partition(difference: Difference, database: str) -> Iterator[Hazard]:
    """Rows that stand in one partition and now belong to another, which PostgreSQL does not move."""
    for change in difference.changes if database == "postgresql" else ():
        at = place(difference.after, change.table) if isinstance(change, (AddPartition, ChangePartition)) else None
        if isinstance(change, ChangePartition) and change.before.values != change.after.values:
            message = (
                f"the partition `{change.after.name}` of `{change.table}` may hold rows that are none of its own now"
            )
            hint = f"look first: SELECT count(*) FROM {change.after.name}, of the rows outside {change.after.values}"
            yield Hazard(codes.ROWS_OF_ANOTHER_PARTITION, message, hint, at)
        elif isinstance(change, AddPartition) and change.table in difference.matches.tables:
            was = difference.before.tables_by_key[difference.matches.tables[change.table]].partitions
            # Of a partition that is new itself the rest is empty.
            rest = [one.name for one in was if one.values == "DEFAULT" and one.of == change.partition.of]
            if rest:
                message = (
                    f"the default partition `{rest[0]}` may hold rows that belong to `{change.partition.name}` now"
                )
                hint = f"look first: SELECT count(*) FROM {rest[0]}, of the rows {change.partition.values}"
                yield Hazard(codes.ROWS_OF_ANOTHER_PARTITION, message, hint, at)
