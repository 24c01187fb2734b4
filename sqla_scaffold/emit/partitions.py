"""Partitions of PostgreSQL as SQL: SQLAlchemy has no word for them, so models and revisions say the same statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqla_scaffold.emit.sqlnames import quoted
from sqla_scaffold.schema.bounds import bounds_of
from sqla_scaffold.schema.table import Check, ForeignKey, Index, IndexElement, Partition, Table, TableKey, Unique

Held = ForeignKey | Unique | Check | Index
"""What holds on a partition alone."""


def partition_statements(table: Table) -> Iterator[str]:
    """Yield the statements that make the partitions of a table, and then what each has for itself."""
    for partition in table.partitions:
        yield create_partition(table.key, partition)
    for partition in table.partitions:
        yield from own_statements(table.key, partition)


def own_statements(table: TableKey, partition: Partition) -> Iterator[str]:
    """Yield the statements that make what a partition has for itself: what holds on it alone, and its comment."""
    yield from (create_held(table, partition, one) for one in held_by(partition))
    if partition.comment is not None:
        yield comment_on(table, partition)


def comment_on(table: TableKey, partition: Partition) -> str:
    """Return the statement that gives a partition its comment, or takes it away."""
    text = "NULL" if partition.comment is None else "'" + partition.comment.replace("'", "''") + "'"
    return f"COMMENT ON TABLE {partition_name(table, partition.name)} IS {text}"


def create_partition(table: TableKey, partition: Partition) -> str:
    """Return the statement that makes a partition."""
    options = partition.options
    words = ["CREATE UNLOGGED TABLE" if options.unlogged else "CREATE TABLE", partition_name(table, partition.name)]
    words.append(f"PARTITION OF {parent_name(table, partition)} {values_clause(partition)}")
    if options.partition_by is not None:
        words.append(f"PARTITION BY {options.partition_by}")
    if options.storage:
        words.append(_storage(options.storage))
    if options.tablespace is not None:
        words.append(f"TABLESPACE {quoted(options.tablespace)}")
    return " ".join(words)


def held_by(partition: Partition) -> tuple[Held, ...]:
    """Return what holds on a partition alone, in an order in which it can be made."""
    return (*partition.uniques, *partition.checks, *partition.indexes, *partition.foreign_keys)


def create_held(table: TableKey, partition: Partition, part: Held) -> str:
    """Return the statement that makes what holds on a partition alone."""
    name = partition_name(table, partition.name)
    if isinstance(part, Index):
        return _index(part, name)
    return f"ALTER TABLE {name} ADD CONSTRAINT {quoted(part.name)} {_constraint(part)}"


def drop_held(table: TableKey, partition: Partition, part: Held) -> str:
    """Return the statement that drops what holds on a partition alone."""
    if isinstance(part, Index):
        return f"DROP INDEX {partition_name(table, part.name)}"
    return f"ALTER TABLE {partition_name(table, partition.name)} DROP CONSTRAINT {quoted(part.name)}"


def keys_in_the_way(tables: Iterable[Table], dropped: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    """Yield the statements that drop keys of partitions to tables that are dropped before theirs: no order knows of them.

    Args:
        tables: those that may have such partitions.
        dropped: the names and schemas of tables in the order in which they are dropped.
    """
    place = {name: at for at, name in enumerate(dropped)}
    for table in tables:
        own = place.get((table.key.name, table.key.schema), 0)
        for partition in table.partitions:
            for key in partition.foreign_keys:
                if place.get((key.target.name, key.target.schema), own) < own:
                    yield drop_held(table.key, partition, key)


def rename_held(table: TableKey, partition: Partition, part: Held, name: str) -> str:
    """Return the statement that gives another name to what holds on a partition alone."""
    if isinstance(part, Index):
        return f"ALTER INDEX {partition_name(table, part.name)} RENAME TO {quoted(name)}"
    return (
        f"ALTER TABLE {partition_name(table, partition.name)} RENAME CONSTRAINT {quoted(part.name)} TO {quoted(name)}"
    )


def partition_name(table: TableKey, name: str) -> str:
    """Return the name of a partition, or of an index of it, with the schema of its table."""
    return ".".join(quoted(part) for part in (table.schema, name) if part is not None)


def parent_name(table: TableKey, partition: Partition) -> str:
    """Return the name of what a partition is one of."""
    return partition_name(table, table.name if partition.of is None else partition.of)


def values_clause(partition: Partition) -> str:
    """Return which rows stand in a partition, as CREATE TABLE and ATTACH PARTITION say it."""
    bounds = bounds_of(partition.values)
    assert bounds is not None  # it was read before, or by the database itself
    return bounds.clause


def _constraint(part: ForeignKey | Unique | Check) -> str:
    if isinstance(part, Check):
        return f"CHECK ({part.sqltext})" + (" NOT VALID" if part.not_valid else "")
    if isinstance(part, Unique):
        words = ["UNIQUE", *(["NULLS NOT DISTINCT"] if part.nulls_not_distinct else []), _list(part.columns)]
        words += [f"INCLUDE {_list(part.include)}"] if part.include else []
        return " ".join([*words, *_waiting(part)])
    target = TableKey(part.target.name, part.target.schema)
    words = ["FOREIGN KEY", _list(part.columns), "REFERENCES", partition_name(target, target.name)]
    words.append(_list(part.target_columns))
    for word, said in (("MATCH", part.match), ("ON DELETE", part.ondelete), ("ON UPDATE", part.onupdate)):
        words += [word, said] if said is not None else []
    return " ".join([*words, *_waiting(part), *(["NOT VALID"] if part.not_valid else [])])


def _waiting(part: ForeignKey | Unique) -> list[str]:
    initially = [] if part.initially is None else [f"INITIALLY {part.initially}"]
    return (["DEFERRABLE"] if part.deferrable else []) + initially


def _index(index: Index, table: str) -> str:
    words = ["CREATE UNIQUE INDEX" if index.unique else "CREATE INDEX", quoted(index.name), "ON", table]
    words += [f"USING {quoted(index.using)}"] if index.using is not None else []
    words.append(f"({', '.join(map(_element, index.elements))})")
    words += [f"INCLUDE {_list(index.include)}"] if index.include else []
    words += ["NULLS NOT DISTINCT"] if index.nulls_not_distinct else []
    words += [_storage(index.storage)] if index.storage else []
    words += [f"TABLESPACE {quoted(index.tablespace)}"] if index.tablespace is not None else []
    words += [f"WHERE {index.where}"] if index.where is not None else []
    return " ".join(words)


def _element(element: IndexElement) -> str:
    if element.sql is not None:
        return element.sql
    words = [quoted(str(element.column)), *([element.ops] if element.ops else []), *(["DESC"] if element.desc else [])]
    return " ".join([*words, *([f"NULLS {element.nulls.upper()}"] if element.nulls else [])])


def _storage(parameters: tuple[tuple[str, str], ...]) -> str:
    return f"WITH ({', '.join(f'{name} = {value}' for name, value in parameters)})"


def _list(columns: tuple[str, ...]) -> str:
    return f"({', '.join(map(quoted, columns))})"
