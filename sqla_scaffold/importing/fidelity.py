"""Whether a schema means the database that it was made of: table by table, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from sqla_scaffold.importing.columns import with_names
from sqla_scaffold.importing.document import Document
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Check, Column, Computed, ForeignKey, Partition, Table, TableKey


def differences(document: Document, schema: Schema) -> Iterator[str]:
    """Yield a sentence for each fact in which what is meant is not what was found."""
    for found in document.found.tables:
        table = schema.tables_by_key[found.key]
        yield from (f"table {found.key}: {said}" for said in _table(_as_meant(found, document), table))
    for domain in document.found.domains:
        named = replace(domain, name=document.names.domains[domain.name])
        yield from _facts(f"domain {domain.type_name}", named, schema.domains_by_name[named.name])

    types = {(one.schema, one.name): one for one in schema.composites}
    for composite in document.found.composites:
        yield from _facts(f"composite type {composite}", composite, types[composite.schema, composite.name])
    meant = {one.key: one for one in schema.sequences}
    for sequence in document.found.sequences:
        yield from _facts(
            f"sequence {sequence.key}", replace(sequence, name=meant[sequence.key].name), meant[sequence.key]
        )


def unlike(document: Document, schema: Schema) -> frozenset[TableKey]:
    """Return the tables between two others that a many-to-many does not say as they are."""
    found = (table for table in document.found.tables if table.key in document.bare)
    meant = schema.tables_by_key
    return frozenset(one.key for one in found if one.key not in meant or any(_table(one, meant[one.key])))


def reordered(document: Document, schema: Schema) -> frozenset[TableKey]:
    """Return the tables whose columns came to stand in another order."""
    pairs = ((found, schema.tables_by_key[found.key]) for found in document.found.tables)
    return frozenset(found.key for found, meant in pairs if _is_reordered(found, meant))


def _is_reordered(found: Table, meant: Table) -> bool:
    order = [column.name for column in found.columns]
    return sorted(order) == sorted(meant.by_name) and order != list(meant.by_name)


def _as_meant(table: Table, document: Document) -> Table:
    columns = (replace(column, type=with_names(column.type, document.names.type_name)) for column in table.columns)
    return replace(table, columns=tuple(columns))


def _table(found: Table, meant: Table) -> Iterator[str]:
    if found.primary_key.columns != meant.primary_key.columns:
        yield f"its primary key is {meant.primary_key.columns}, not {found.primary_key.columns}"
    elif found.primary_key.name is not None and found.primary_key.db_name != meant.primary_key.db_name:
        yield f"its primary key is called {meant.primary_key.db_name}, not {found.primary_key.db_name}"
    if _is_reordered(found, meant):
        yield "its columns stand in another order"
    for column in found.columns:
        if column.name not in meant.by_name:
            yield f"it lacks the column {column.name}"
        else:
            yield from _facts(f"column {column.name}", _bare(column), _bare(meant.by_name[column.name]))
    for kind in ("foreign_keys", "uniques", "checks", "indexes", "excludes"):
        named = {one.name: one for one in getattr(meant, kind)}
        for one in getattr(found, kind):
            if one.name not in named:
                yield f"it lacks {one.name}"
            else:
                yield from _facts(one.name, _plain(one), _plain(named.pop(one.name)))
        yield from (f"it has {name}, which the database has not" for name in named)
    parts = {one.name: one for one in meant.partitions}
    for partition in found.partitions:
        if partition.name not in parts:
            yield f"it lacks the partition {partition.name}"
        else:
            yield from _facts(
                f"partition {partition.name}", _bare_partition(partition), _bare_partition(parts[partition.name])
            )
    yield from _facts("its options", found.options, meant.options)
    if found.comment != meant.comment:
        yield "its comment is another one"


def _bare(column: Column) -> Column:
    """A column without the parentheses around its expression, which say nothing."""
    computed = column.computed
    if computed is None:
        return column
    return replace(column, computed=Computed(computed.sqltext.strip("()"), computed.persisted))


def _bare_partition(partition: Partition) -> Partition:
    """A partition without what no database keeps of what holds on it."""
    return replace(
        partition,
        checks=tuple(replace(one, short_name="") for one in partition.checks),
        foreign_keys=tuple(replace(one, use_alter=False) for one in partition.foreign_keys),
    )


def _plain(one: object) -> object:
    """A constraint without what no database keeps."""
    if isinstance(one, Check):
        return replace(one, short_name="")
    return replace(one, use_alter=False) if isinstance(one, ForeignKey) else one


def _facts(what: str, found: object, meant: object) -> Iterator[str]:
    if found == meant:
        return
    for field in fields(found):  # type: ignore[arg-type]  # dataclasses, each of its own kind
        ours, theirs = getattr(meant, field.name), getattr(found, field.name)
        if ours != theirs:
            yield f"{what}: {field.name} is {ours!r}, not {theirs!r}"
