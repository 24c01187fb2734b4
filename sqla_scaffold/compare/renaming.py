"""A schema with the names of a later one: what is left between the two then are no names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sqla_scaffold.compare.matching import Matches
from sqla_scaffold.schema.model import EnumMember, EnumType, Schema
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import (
    Check,
    Column,
    Exclude,
    ForeignKey,
    Index,
    IndexElement,
    LiteralDefault,
    NextValue,
    Partition,
    SqlDefault,
    Table,
    TableKey,
    TableOptions,
    TypeUse,
    Unique,
)

# Texts are left alone; a name may stand in quotes.
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?P<quoted>(?:[^"]|"")+)"|`(?P<ticked>(?:[^`]|``)+)`|(?P<bare>[^\W\d]\w*)""")


def renamed(schema: Schema, after: Schema, matches: Matches, *, values: bool) -> Schema:
    """Return the schema of before under the names of after; what is gone keeps its own, and where that is now
    the name of something else, a column is left out.

    Args:
        after: the later schema, which has the names of sequences.
        values: rename the values of enums as well.
    """
    return _Renamer(schema, after, matches, values).schema()


def in_sql(sql: str, names: Mapping[str, str]) -> str:
    """Return SQL in which columns are called otherwise."""
    if all(name == was for was, name in names.items()):
        return sql

    def put(token: re.Match[str]) -> str:
        for group, quote in (("quoted", '"'), ("ticked", "`"), ("bare", "")):
            if token[group] in names:
                return f"{quote}{names[token[group]]}{quote}"
        return token[0]

    return _TOKEN.sub(put, sql)


def names_in(sql: str) -> set[str]:
    """Return the words of SQL that may be names of columns."""
    return {token["quoted"] or token["ticked"] or token["bare"] or "" for token in _TOKEN.finditer(sql)}


class _Renamer:
    def __init__(self, schema: Schema, after: Schema, matches: Matches, values: bool) -> None:
        self._schema = schema
        self._tables = {was: key for key, was in matches.tables.items()}
        self._columns = {
            matches.tables[key]: {was: name for name, was in names.items()} for key, names in matches.columns.items()
        }
        self._enums = {was: name for name, was in matches.enums.items()}
        self._domains = {was: name for name, was in matches.domains.items()}
        self._composites = {was: name for name, was in matches.composites.items() if was != name}
        self._sequences = {was: name for name, was in matches.sequences.items()}
        now = {one.name: one.key for one in after.sequences}
        self._next = {
            one.key: now[self._sequences[one.name]] for one in schema.sequences if one.name in self._sequences
        }
        self._values: dict[str, dict[str, str]] = {}
        if values:
            for name, pairs in matches.values.items():
                self._values[matches.enums[name]] = {was: value for value, was in pairs.items()}

    def schema(self) -> Schema:
        return replace(
            self._schema,
            enums=tuple(map(self._enum, self._schema.enums)),
            sequences=tuple(map(self._sequence, self._schema.sequences)),
            domains=tuple(replace(one, name=self._domains.get(one.name, one.name)) for one in self._schema.domains),
            tables=tuple(map(self._table, self._schema.tables)),
        )

    def _sequence(self, sequence: NumberSequence) -> NumberSequence:
        name, owner = self._sequences.get(sequence.name, sequence.name), sequence.owned_by
        if owner is not None:
            table, column = owner
            owner = (self._tables.get(table, table), self._columns.get(table, {}).get(column, column))
        return replace(sequence, name=name, key=self._next.get(sequence.key, sequence.key), owned_by=owner)

    def _enum(self, enum: EnumType) -> EnumType:
        values = self._values.get(enum.name, {})
        members = tuple(EnumMember(one.name, values.get(one.value, one.value)) for one in enum.members)
        return replace(enum, name=self._enums.get(enum.name, enum.name), members=members)

    def _table(self, table: Table) -> Table:
        names = self._columns.get(table.key, {})
        taken = set(names.values())
        if self._keeps(table, names):
            return table
        return replace(
            table,
            key=self._tables.get(table.key, table.key),
            columns=tuple(
                self._column(column, names)
                for column in table.columns
                if column.name in names or column.name not in taken
            ),
            primary_key=replace(table.primary_key, columns=_each(table.primary_key.columns, names)),
            foreign_keys=tuple(self._foreign_key(key, names) for key in table.foreign_keys),
            uniques=tuple(_unique(one, names) for one in table.uniques),
            checks=tuple(_check(one, names) for one in table.checks),
            indexes=tuple(_index(one, names) for one in table.indexes),
            excludes=tuple(_exclude(one, names) for one in table.excludes),
            partitions=tuple(self._partition(one, names) for one in table.partitions),
            options=self._options(table.options, names),
        )

    def _options(self, options: TableOptions, names: Mapping[str, str]) -> TableOptions:
        inherits = tuple(self._tables.get(key, key) for key in options.inherits)
        return replace(_options(options, names), inherits=inherits)

    def _partition(self, partition: Partition, names: Mapping[str, str]) -> Partition:
        return replace(
            partition,
            foreign_keys=tuple(self._foreign_key(key, names) for key in partition.foreign_keys),
            uniques=tuple(_unique(one, names) for one in partition.uniques),
            checks=tuple(_check(one, names) for one in partition.checks),
            indexes=tuple(_index(one, names) for one in partition.indexes),
            options=_options(partition.options, names),
        )

    def _keeps(self, table: Table, names: Mapping[str, str]) -> bool:
        """Tell whether nothing in a table has another name."""
        return (
            self._tables.get(table.key, table.key) == table.key
            and all(name == was for was, name in names.items())
            and all(self._is_same_key(key) for key in table.foreign_keys)
            and all(self._is_same_key(key) for one in table.partitions for key in one.foreign_keys)
            and all(self._tables.get(key, key) == key for key in table.options.inherits)
            and not any(self._is_named_anew(column.type) or self._counts_anew(column) for column in table.columns)
        )

    def _counts_anew(self, column: Column) -> bool:
        default = column.server_default
        return isinstance(default, NextValue) and self._next.get(default.sequence, default.sequence) != default.sequence

    def _is_same_key(self, key: ForeignKey) -> bool:
        names = self._columns.get(key.target, {})
        return self._tables.get(key.target, key.target) == key.target and all(
            names.get(name, name) == name for name in key.target_columns
        )

    def _is_named_anew(self, use: TypeUse) -> bool:
        if use.item is not None:
            return self._is_named_anew(use.item)
        if use.domain is not None:
            return self._domains.get(use.domain, use.domain) != use.domain
        if use.sql is not None:
            return not self._composites.keys().isdisjoint(names_in(use.sql))
        return use.enum is not None and (
            self._enums.get(use.enum, use.enum) != use.enum
            or any(was != value for was, value in self._values.get(use.enum, {}).items())
        )

    def _column(self, column: Column, names: Mapping[str, str]) -> Column:
        made = replace(column, name=names.get(column.name, column.name), type=self._type(column.type))
        if column.computed is not None:
            made = replace(made, computed=replace(column.computed, sqltext=in_sql(column.computed.sqltext, names)))
        if isinstance(column.server_default, NextValue):
            key = column.server_default.sequence
            made = replace(made, server_default=NextValue(self._next.get(key, key)))
        if column.type.enum in self._values and isinstance(column.server_default, LiteralDefault):
            value = column.server_default.value
            default = self._values[column.type.enum].get(str(value), value)
            made = replace(made, server_default=LiteralDefault(default))
        return made

    def _type(self, use: TypeUse) -> TypeUse:
        item = None if use.item is None else self._type(use.item)
        enum = None if use.enum is None else self._enums.get(use.enum, use.enum)
        domain = None if use.domain is None else self._domains.get(use.domain, use.domain)
        sql = None if use.sql is None else in_sql(use.sql, self._composites)
        return replace(use, item=item, enum=enum, domain=domain, sql=sql)

    def _foreign_key(self, key: ForeignKey, names: Mapping[str, str]) -> ForeignKey:
        return replace(
            key,
            columns=_each(key.columns, names),
            target=self._tables.get(key.target, key.target),
            target_columns=_each(key.target_columns, self._columns.get(key.target, {})),
        )


def _options(options: TableOptions, names: Mapping[str, str]) -> TableOptions:
    by = options.partition_by
    return options if by is None else replace(options, partition_by=in_sql(by, names))


def _each(columns: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(name, name) for name in columns)


def _unique(unique: Unique, names: Mapping[str, str]) -> Unique:
    return replace(unique, columns=_each(unique.columns, names), include=_each(unique.include, names))


def _check(check: Check, names: Mapping[str, str]) -> Check:
    return replace(check, sqltext=in_sql(check.sqltext, names))


def _exclude(exclude: Exclude, names: Mapping[str, str]) -> Exclude:
    elements = tuple(
        replace(
            one,
            column=None if one.column is None else names.get(one.column, one.column),
            sql=None if one.sql is None else in_sql(one.sql, names),
        )
        for one in exclude.elements
    )
    return replace(exclude, elements=elements, where=None if exclude.where is None else in_sql(exclude.where, names))


def _index(index: Index, names: Mapping[str, str]) -> Index:
    return replace(
        index,
        elements=tuple(_element(element, names) for element in index.elements),
        where=None if index.where is None else in_sql(index.where, names),
        include=_each(index.include, names),
    )


def _element(element: IndexElement, names: Mapping[str, str]) -> IndexElement:
    if element.sql is not None:
        return replace(element, sql=in_sql(element.sql, names))
    return replace(element, column=names.get(str(element.column), element.column))
