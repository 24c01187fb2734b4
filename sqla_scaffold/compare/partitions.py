"""The changes between the partitions of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqla_scaffold.compare.changes import AddPartition, ChangePartition, DropPartition, RenamePartition
from sqla_scaffold.schema.table import Partition, TableKey


def partition_changes(
    table: TableKey, old: Sequence[Partition], new: Sequence[Partition]
) -> Iterator[AddPartition | DropPartition | RenamePartition | ChangePartition]:
    """Yield what is different between the partitions of a table; one of the same rows under another name is the same."""
    before, after = ({one.name: one for one in some} for some in (old, new))
    gone = [one for one in old if one.name not in after]
    called: dict[str | None, str | None] = {None: None}
    for partition in new:
        was = before.get(partition.name)
        if was is None:  # no two of one table have the same rows
            same = (one for one in gone if (called.get(one.of, one.of), one.values) == (partition.of, partition.values))
            was = next(same, None)
            if was is not None:
                gone.remove(was)
                called[was.name] = partition.name
                yield RenamePartition(table, was, partition)
        if was is None:
            yield AddPartition(table, partition)
            continue
        now = replace(was, name=partition.name, of=called.get(was.of, was.of))
        if _without_names(now) != _without_names(partition):
            yield ChangePartition(table, now, partition)
    yield from (DropPartition(table, one) for one in reversed(gone) if called.get(one.of, one.of) in {None, *after})


def _without_names(partition: Partition) -> Partition:
    """Return a partition without what says no fact: how a check is called for short, when a key is made."""
    return replace(
        partition,
        checks=tuple(replace(one, short_name="") for one in partition.checks),
        foreign_keys=tuple(replace(one, use_alter=False) for one in partition.foreign_keys),
    )
