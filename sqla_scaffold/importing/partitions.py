"""Partitions as a schema writes them."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.constraints import check_words, index_words, unique_words
from sqla_scaffold.importing.keys import Ground, composite_key_words
from sqla_scaffold.importing.options import option_words
from sqla_scaffold.schema.table import Partition, Table


def partition_words(table: Table, ground: Ground) -> dict[str, Plain]:
    """Return the partitions of a table by their names, each as its values alone where that says it."""
    return {one.name: _words(one, table, ground) for one in table.partitions}


def _words(partition: Partition, table: Table, ground: Ground) -> Plain:
    own = as_table(partition, table)
    attributes, convention = ground.names.attributes[table.key], ground.convention
    at_home = replace(ground, names=replace(ground.names, attributes={**ground.names.attributes, own.key: attributes}))
    words: dict[str, Plain] = {"values": partition.values}
    if partition.of is not None:
        words["of"] = partition.of
    words |= option_words(partition.options)
    if partition.comment is not None:
        words["comment"] = partition.comment
    held: dict[str, Plain] = {
        "foreign_keys": [composite_key_words(one, own, at_home) for one in partition.foreign_keys],
        "uniques": [unique_words(one, own, attributes, convention) for one in partition.uniques],
        "checks": check_words(own, convention),
        "indexes": [index_words(one, own, attributes, convention) for one in partition.indexes],
    }
    words |= {key: value for key, value in held.items() if value not in ([], {})}
    return partition.values if list(words) == ["values"] else words


def as_table(partition: Partition, table: Table) -> Table:
    """Return a partition as a table on which nothing holds but what holds on it alone."""
    return replace(
        table,
        key=replace(table.key, name=partition.name),
        foreign_keys=partition.foreign_keys,
        uniques=partition.uniques,
        checks=partition.checks,
        indexes=partition.indexes,
        excludes=(),
        partitions=(),
    )
