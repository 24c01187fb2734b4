"""What is done for partitions of PostgreSQL: made, called otherwise, attached with other values, dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqla_scaffold.compare.changes import (
    AddPartition,
    ChangePartition,
    DropPartition,
    RenamePartition,
    RenameTable,
)
from sqla_scaffold.emit.sqlnames import quoted
from sqla_scaffold.emit.partitions import (
    Held,
    comment_on,
    create_held,
    create_partition,
    drop_held,
    held_by,
    own_statements,
    parent_name,
    partition_name,
    rename_held,
    values_clause,
)
from sqla_scaffold.migrate.calls import execute
from sqla_scaffold.migrate.options import alter_options
from sqla_scaffold.migrate.program import Phase, Program
from sqla_scaffold.schema.table import Partition, TableKey


def add_partition(program: Program, change: AddPartition) -> None:
    """Make a partition, and what holds on it alone."""
    if program.is_postgresql:
        made = create_partition(change.table, change.partition)
        own = own_statements(change.table, change.partition)
        program.put(Phase.ADD_PARTITIONS, execute(made), *map(execute, own))


def drop_partition(program: Program, change: DropPartition) -> None:
    """Drop a partition with its rows, and with those that are partitions of it."""
    if program.is_postgresql:
        name = partition_name(change.table, change.partition.name)
        program.put(Phase.DROP_PARTITIONS, execute(f"DROP TABLE {name}"))


def rename_partition(program: Program, change: RenamePartition) -> None:
    """Give a partition another name."""
    if program.is_postgresql:
        name = partition_name(change.table, change.before.name)
        program.put(Phase.RENAME_PARTS, execute(f"ALTER TABLE {name} RENAME TO {quoted(change.after.name)}"))


def move_partitions(program: Program, change: RenameTable) -> None:
    """Move the partitions of a table into another schema with it: PostgreSQL leaves them where they are."""
    if not program.is_postgresql or change.before.schema == change.after.schema:
        return
    for partition in program.ground.difference.before.tables_by_key[change.before].partitions:
        name, schema = partition_name(change.before, partition.name), quoted(change.after.schema or "public")
        program.put(Phase.RENAME_TABLES, execute(f"ALTER TABLE {name} SET SCHEMA {schema}"))


def change_partition(program: Program, change: ChangePartition) -> None:
    """Attach a partition anew where its rows are others, and change what holds on it alone."""
    if not program.is_postgresql:
        return
    before, after, table = change.before, change.after, change.table
    name = partition_name(table, after.name)
    gone, come = list(_only_in(before, after)), list(_only_in(after, before))
    for one in list(gone):
        twin = next((other for other in come if replace(other, name=one.name) == one), None)
        if twin is not None:
            gone.remove(one)
            come.remove(twin)
            program.put(Phase.CHANGE_PARTITIONS, execute(rename_held(table, after, one, twin.name)))
    program.put(Phase.CHANGE_PARTITIONS, *(execute(drop_held(table, after, one)) for one in gone))
    if (before.values, before.of) != (after.values, after.of):
        detach = f"ALTER TABLE {parent_name(table, before)} DETACH PARTITION {name}"
        attach = f"ALTER TABLE {parent_name(table, after)} ATTACH PARTITION {name} {values_clause(after)}"
        program.put(Phase.DETACH_PARTITIONS, execute(detach))
        program.put(Phase.ADD_PARTITIONS, execute(attach))
    program.put(Phase.ADD_PARTITIONS, *(execute(create_held(table, after, one)) for one in come))
    altered = alter_options(name, before.options, after.options, program.database)
    program.put(Phase.COMMENTS, *map(execute, altered))
    if before.comment != after.comment:
        program.put(Phase.COMMENTS, execute(comment_on(table, after)))


def _only_in(partition: Partition, other: Partition) -> Iterator[Held]:
    said = {_sql(other, one) for one in held_by(other)}
    yield from (one for one in held_by(partition) if _sql(other, one) not in said)


def _sql(partition: Partition, part: Held) -> str:
    return create_held(TableKey(""), partition, part)
