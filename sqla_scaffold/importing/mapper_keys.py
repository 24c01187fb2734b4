"""By what SQLAlchemy tells the rows of a table apart that has no primary key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqla_scaffold.schema.table import Table, TableKey
from sqla_scaffold.schema.type_use import is_hashable

_NO_TABLES: Mapping[TableKey, Table] = {}


def is_mappable(table: Table) -> bool:
    """Tell whether a model can stand for a table."""
    return bool(table.primary_key.columns or mapper_key(table))


def mapper_key(table: Table, tables: Mapping[TableKey, Table] = _NO_TABLES) -> tuple[str, ...]:
    """Return the columns of the mapper's key of a table without a primary key; none where nothing will do.

    The fewest columns that are unique and never null are best; then the primary key of a table that it inherits from; else
    all of them, of which one is never null.
    """
    found = sorted((key for key in _uniques(table) if _will_do(key, table)), key=len)
    found += [tables[key].primary_key.columns for key in table.options.inherits if key in tables]
    if found and found[0]:
        return found[0]
    everything = tuple(column.name for column in table.columns)
    is_object = any(not column.nullable for column in table.columns)
    return everything if is_object and all(is_hashable(column.type) for column in table.columns) else ()


def is_unique_key(key: tuple[str, ...], table: Table) -> bool:
    """Tell whether the database lets no two rows have the same values in these columns."""
    return key in _uniques(table)


def _uniques(table: Table) -> Iterator[tuple[str, ...]]:
    yield from (one.columns for one in table.uniques)
    for index in table.indexes:
        columns = tuple(one.column for one in index.elements if one.column is not None)
        if index.unique and index.where is None and len(columns) == len(index.elements):
            yield columns


def _will_do(key: tuple[str, ...], table: Table) -> bool:
    columns = [table.by_name[name] for name in key]
    return all(not column.nullable and is_hashable(column.type) for column in columns)
