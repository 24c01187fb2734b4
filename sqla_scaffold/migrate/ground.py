"""What the operations for one database are made from: the changes, and the tables of both ends as SQLAlchemy has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from sqla_scaffold.compare.changes import (
    AddTable,
    Change,
    ChangeColumn,
    DropTable,
    Part,
)
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.object_changes import ChangeDomain, ChangeEnum, RenameSequence
from sqla_scaffold.compare.renaming import renamed
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.migrate.metadata_parts import KNOWN_AS
from sqla_scaffold.migrate.wording import column_words, part_words, type_words
from sqla_scaffold.schema.model import EnumType, Schema
from sqla_scaffold.schema.table import Column, ForeignKey, Index, NextValue, Table, TableKey, TypeUse


@dataclass(frozen=True)
class Ground:
    """The way from one schema to another on one database.

    Args:
        difference: the way.
        database: one of `config.DATABASES`.
        more: tables to which something happens that is no change.
    """

    difference: Difference
    database: str
    more: frozenset[TableKey] = frozenset()

    @cached_property
    def named(self) -> Schema:
        """The schema of before under the names of after; values of enums have new names in PostgreSQL alone."""
        return renamed(
            self.difference.before, self.difference.after, self.difference.matches, values=self.database == "postgresql"
        )

    @cached_property
    def kept(self) -> dict[TableKey, Table]:
        """The tables that are in both schemas, as they were, by their keys of now."""
        gone = set(self.difference.matches.tables.values())
        pairs = zip(self.difference.before.tables, self.named.tables)
        return {table.key: table for was, table in pairs if was.key in gone}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes; where a database has no types for enums, other values are a change of the columns."""
        found = self.difference.changes
        if self.database == "postgresql":
            return found
        enums = {change.after.name for change in found if isinstance(change, ChangeEnum)}
        said = {(change.table, change.after.name) for change in found if isinstance(change, ChangeColumn)}
        more = [
            ChangeColumn(table.key, self.kept[table.key].by_name[column.name], column, ("type",))
            for table in self.difference.after.tables
            if enums and table.key in self.kept
            for column in table.columns
            if column.type.enum in enums and (table.key, column.name) not in said
            if column.name in self.difference.matches.columns[table.key]
        ]
        return (*found, *more)

    @cached_property
    def touched(self) -> set[TableKey]:
        """The tables that are in both schemas and that something happens to, with those that refer to them."""
        own = {*self.more} | {
            table for change in self.changes if isinstance(table := getattr(change, "table", None), TableKey)
        }
        if any(isinstance(change, ChangeEnum) for change in self.changes):
            own |= {table.key for table in self.kept.values() if any(_enum(one.type) for one in table.columns)}
        domains = {change.after.name for change in self.changes if isinstance(change, ChangeDomain)}
        own |= {key for key, table in self.kept.items() if any(one.type.domain in domains for one in table.columns)}
        counted = {change.after.key for change in self.changes if isinstance(change, RenameSequence)}
        own |= {key for key, table in self.kept.items() if any(_counts(one) in counted for one in table.columns)}
        referring = {table.key for table in self.kept.values() if any(key.target in own for key in table.foreign_keys)}
        return own | referring

    @cached_property
    def old(self) -> sa.MetaData:
        """The touched tables as they were, under the names of now, with those that go where they refer to them."""
        now = self.difference.after.domains_by_name
        domains = tuple(
            replace(one, type_name=now[one.name].type_name, schema=now[one.name].schema) if one.name in now else one
            for one in self.named.domains
        )
        # Which tables have a model says what keys are made of on SQLite.
        keys = {was: key for key, was in self.difference.matches.tables.items()}
        models = tuple(replace(one, table=keys[one.table]) for one in self.named.models if one.table in keys)
        referred = {key.target for table in self.kept.values() for key in table.foreign_keys}
        gone = (one for one in self.named.tables if one.key in referred and one.key not in self.kept)
        named = replace(self.named, tables=(*self.kept.values(), *gone), models=models, domains=domains)
        return build(named, _with_targets(named, self.touched))

    @cached_property
    def new(self) -> sa.MetaData:
        """The touched and the new tables as they shall be."""
        added = {change.table.key for change in self.changes if isinstance(change, AddTable)}
        return build(self.difference.after, _with_targets(self.difference.after, self.touched | added))

    @cached_property
    def gone(self) -> sa.MetaData:
        """The tables that go, under the names of before."""
        dropped = {change.table.key for change in self.changes if isinstance(change, DropTable)}
        return build(self.difference.before, _with_targets(self.difference.before, dropped))

    def was(self, key: TableKey) -> TableKey:
        """Return the key that a table had before."""
        return self.difference.matches.tables[key]

    def old_table(self, key: TableKey) -> sa.Table:
        return self.old.tables[str(key)]

    def new_table(self, key: TableKey) -> sa.Table:
        return self.new.tables[str(key)]

    def old_column(self, key: TableKey, name: str) -> sa.Column[Any]:
        return self.old_table(key).c[name]

    def new_column(self, key: TableKey, name: str) -> sa.Column[Any]:
        return self.new_table(key).c[name]

    def is_same_column(self, key: TableKey, name: str) -> bool:
        """Tell whether the database is told the same of a column."""
        old, new = self.old_column(key, name), self.new_column(key, name)
        return column_words(old, self.database) == column_words(new, self.database)

    def is_same_type(self, key: TableKey, name: str) -> bool:
        """Tell whether a column has the same type in the database."""
        old, new = self.old_column(key, name), self.new_column(key, name)
        return type_words(old, self.database) == type_words(new, self.database)

    def is_same_part(self, key: TableKey, before: Part, after: Part) -> bool:
        """Tell whether the database is told the same of a constraint or index, name included."""
        old, new = find(self.old_table(key), before), find(self.new_table(key), after)
        return part_words(old, self.database) == part_words(new, self.database)

    def enum_before(self, name: str) -> EnumType | None:
        """Return an enum as it was, by its name of now."""
        was = self.difference.matches.enums.get(name)
        return None if was is None else self.difference.before.enums_by_name[was]

    def labels(self, use: TypeUse) -> tuple[str, ...]:
        """Return the values of an enum of after; none for other types."""
        if use.enum is None:
            return ()
        return tuple(one.value for one in self.difference.after.enums_by_name[use.enum].members)

    def new_values(self, use: TypeUse) -> dict[str, str | None]:
        """Return the values of an enum that rows may not keep, each with the one that takes its place."""
        for change in self.changes:
            if isinstance(change, ChangeEnum) and use.enum == change.after.name:
                return {was: now for was, now in change.values if was != now}
        return {}

    def foreign_keys_of(self, columns: set[tuple[TableKey, str]]) -> Iterator[tuple[TableKey, ForeignKey]]:
        """Yield the foreign keys, in both schemas the same, that have any of these columns at either end."""
        after = self.difference.after.tables_by_key
        for key, table in self.kept.items():
            names = {one.name for one in after[key].foreign_keys}
            for one in table.foreign_keys:
                ends = {(key, name) for name in one.columns} | {(one.target, name) for name in one.target_columns}
                if one.name in names and ends & columns:
                    yield key, one


def _with_targets(schema: Schema, keys: set[TableKey]) -> set[TableKey]:
    """Add the tables that foreign keys of some refer to."""
    tables = schema.tables_by_key
    return keys | {key.target for one in keys if one in tables for key in tables[one].foreign_keys}


def _counts(column: Column) -> TableKey | None:
    return column.server_default.sequence if isinstance(column.server_default, NextValue) else None


def _enum(use: TypeUse) -> bool:
    return use.enum is not None or (use.item is not None and _enum(use.item))


def find(table: sa.Table, part: Part) -> sa.Constraint | sa.Index:
    """Return a constraint or index of a table as SQLAlchemy has it."""
    parts: list[sa.Constraint | sa.Index] = [*table.indexes] if isinstance(part, Index) else [*table.constraints]
    return next(one for one in parts if one.info.get(KNOWN_AS, str(one.name)) == part.name)
