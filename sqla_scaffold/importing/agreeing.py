"""What a schema means of a database, in the words in which the database was found: so that only what differs is edited."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqla_scaffold.importing.known import Known
from sqla_scaffold.importing.rewording import Same, reworded, reworded_view
from sqla_scaffold.importing.views import by_key
from sqla_scaffold.reading.database.found import FoundDatabase, FoundEnum
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import (
    Check,
    Column,
    Computed,
    ForeignKey,
    Index,
    NextValue,
    Partition,
    PrimaryKey,
    ServerDefault,
    SqlDefault,
    Table,
    TableKey,
    TableOptions,
    TypeUse,
    Unique,
    View,
)
from sqla_scaffold.schema.type_use import kind_of

T = TypeVar("T", ForeignKey, Unique, Check, Index)
_CAST = re.compile(
    r"::(?:\"[^\"]+\"|[a-z_0-9.]+(?: varying| precision| with(?:out)? time zone)?)(?:\(\d+(?:,\d+)?\))?(?:\[\])*"
)


def as_found(schema: Schema, found: FoundDatabase, known: Known, same: Same) -> FoundDatabase:
    """Return a schema as a database; what means the same as in the database is written as there.

    Args:
        found: the database with which it will be compared.
        known: the names of the schema.
        same: tells whether two expressions or queries that are written in other words mean the same to the database.
    """

    def agree(one: str, other: str, table: TableKey | None) -> bool:
        return canonical(one) == canonical(other) or same(one, other, table)

    there = {table.key: table for table in found.tables}
    called = {name: key for key, name in (*known.enums.items(), *known.domains.items())}
    tables = tuple(
        _table(_with_keys(_said_there(table, there, agree), called), there.get(table.key), found.dialect)
        for table in schema.tables
        if table.key in known.models
    )
    seen = by_key(found.views)
    views = tuple(
        _view(replace(view, table=_with_keys(view.table, called)), seen.get(view.table.key), found.dialect, agree)
        for view in schema.views
        if seen and view.table.key in known.models
    )
    enums = tuple(
        FoundEnum(
            called.get(enum.name, enum.name), enum.type_name, enum.schema, tuple(one.value for one in enum.members)
        )
        for enum in schema.stored_enums
    )
    domains = tuple(replace(one, name=called.get(one.name, one.name)) for one in schema.domains)
    return FoundDatabase(
        found.dialect,
        tables,
        enums,
        schema.extensions,
        views,
        domains=domains,
        sequences=schema.sequences,
        composites=schema.composites,
    )


def _said_there(meant: Table, there: dict[TableKey, Table], same: Same) -> Table:
    return reworded(meant, there[meant.key], same) if meant.key in there else meant


def _view(meant: View, found: View | None, dialect: str, same: Same) -> View:
    table = _table(meant.table, None if found is None else found.table, dialect)
    return replace(meant if found is None else reworded_view(meant, found, same), table=table)


def _with_keys(table: Table, called: dict[str, str]) -> Table:
    def keyed(use: TypeUse) -> TypeUse:
        if use.item is not None:
            return replace(use, item=keyed(use.item))
        if use.domain is not None:
            return replace(use, domain=called.get(use.domain, use.domain))
        return use if use.enum is None else replace(use, enum=called.get(use.enum, use.enum))

    return replace(table, columns=tuple(replace(one, type=keyed(one.type)) for one in table.columns))


def _table(meant: Table, found: Table | None, dialect: str) -> Table:
    if found is None:
        return replace(meant, columns=tuple(_bare(column, column.type) for column in meant.columns))
    columns = (_column(column, found.by_name.get(column.name), dialect) for column in meant.columns)
    same_key = meant.primary_key.columns == found.primary_key.columns
    return replace(
        meant,
        columns=tuple(columns),
        primary_key=PrimaryKey(meant.primary_key.columns, found.primary_key.name) if same_key else meant.primary_key,
        foreign_keys=_like(meant.foreign_keys, found.foreign_keys, _plain_key),
        checks=_like(meant.checks, found.checks, lambda one: canonical(one.sqltext)),
        indexes=_like(meant.indexes, found.indexes, _plain_index),
        partitions=_partitions(meant.partitions, found.partitions),
        options=_options(meant.options, found.options) if dialect == "mysql" else meant.options,
    )


def _partitions(meant: tuple[Partition, ...], found: tuple[Partition, ...]) -> tuple[Partition, ...]:
    there = {one.name: one for one in found}
    return tuple(_partition(one, there[one.name]) if one.name in there else one for one in meant)


def _partition(meant: Partition, found: Partition) -> Partition:
    same = canonical(meant.values) == canonical(found.values)
    return replace(
        meant,
        values=found.values if same else meant.values,
        foreign_keys=_like(meant.foreign_keys, found.foreign_keys, _plain_key),
        checks=_like(meant.checks, found.checks, lambda one: canonical(one.sqltext)),
        indexes=_like(meant.indexes, found.indexes, _plain_index),
    )


def _options(meant: TableOptions, found: TableOptions) -> TableOptions:
    """Return what a schema says of a table of MySQL; what is the server's own is not found."""
    return replace(
        meant,
        engine=None if found.engine is None else meant.engine,
        charset=None if found.charset is None else meant.charset,
        collate=None if found.collate is None else meant.collate,
        row_format=None if found.row_format is None else meant.row_format,
        auto_increment=found.auto_increment,
    )


def _like(meant: tuple[T, ...], found: tuple[T, ...], plain: Callable[[T], object]) -> tuple[T, ...]:
    """Return what is meant, as it was found where that is the same."""
    there = {one.name: one for one in found}
    return tuple(
        there[one.name] if one.name in there and plain(there[one.name]) == plain(one) else one for one in meant
    )


def _plain_key(key: ForeignKey) -> ForeignKey:
    ondelete, onupdate = (None if action == "NO ACTION" else action for action in (key.ondelete, key.onupdate))
    initially = None if key.initially == "IMMEDIATE" else key.initially
    return replace(key, use_alter=False, initially=initially, ondelete=ondelete, onupdate=onupdate)


def _plain_index(index: Index) -> Index:
    elements = (replace(one, sql=None if one.sql is None else canonical(one.sql)) for one in index.elements)
    where = None if index.where is None else canonical(index.where)
    using = None if index.using == "btree" else index.using
    return replace(index, elements=tuple(elements), where=where, using=using, concurrently=False)


def _bare(column: Column, use: TypeUse) -> Column:
    return replace(column, type=use, default=None, onupdate=None)


def _column(meant: Column, found: Column | None, dialect: str) -> Column:
    use = _in_database(meant.type, dialect)
    if found is None:
        return _bare(meant, use)
    if _is_same_type(use, found.type):
        use = found.type
    default = meant.server_default
    if _text(default) == _text(found.server_default):
        default = found.server_default
    computed = meant.computed
    if computed is not None and found.computed is not None:
        same = (canonical(computed.sqltext), computed.persisted)
        computed = found.computed if same == (canonical(found.computed.sqltext), found.computed.persisted) else computed
    onupdate = meant.server_onupdate if dialect == "mysql" else found.server_onupdate
    column = replace(meant, server_default=default, computed=computed, server_onupdate=onupdate)
    return _bare(column, use)


def stored(found: FoundDatabase) -> FoundDatabase:
    """Return the tables of models as their database has them: nothing of Python, and no other database's types."""

    def of(table: Table) -> Table:
        return replace(table, columns=tuple(_bare(one, _in_database(one.type, found.dialect)) for one in table.columns))

    return replace(found, tables=tuple(map(of, found.tables)))


def _in_database(use: TypeUse, dialect: str) -> TypeUse:
    use = dict(use.variants).get(dialect, replace(use, variants=()))
    return use.impl if use.impl is not None and use.domain is None else use


def _is_same_type(one: TypeUse, other: TypeUse) -> bool:
    same_kind = one.sql is None and other.sql is None and kind_of(one) is kind_of(other)
    return one == other or (
        same_kind and one.enum is None and one.domain is None and other.domain is None and _sized(one) == _sized(other)
    )


def _sized(use: TypeUse) -> object:
    # Whole numbers of other widths are other types, texts of the same length are not.
    width = use.name.rpartition(".")[2] if kind_of(use).value in ("int", "float", "json", "array", "other") else ""
    return width, use.arguments, use.values, use.item


def _text(default: ServerDefault | None) -> str | None:
    if default is None:
        return None
    if isinstance(default, NextValue):
        return f"next of {default.sequence}"
    value = default.sql if isinstance(default, SqlDefault) else default.value
    return canonical(str(value)).strip("'")


def canonical(sql: str) -> str:
    """Return SQL without what servers add and take away: casts, white space, capital letters, parentheses around all."""
    parts = re.split(r"('(?:[^']|'')*')", sql.strip())
    cut = "".join(part if at % 2 else part.lower() for at, part in enumerate(parts))
    cut = _CAST.sub("", cut)
    parts = re.split(r"('(?:[^']|'')*')", cut)
    text = "".join(part if at % 2 else re.sub(r"\s+", " ", part) for at, part in enumerate(parts)).strip()
    text = re.sub(r"\s*([(),=<>+*/-])\s*", r"\1", text)
    while text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    return text
