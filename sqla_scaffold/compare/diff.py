"""From two schemas, of which one has the names of the other, to the changes between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    AddTable,
    Change,
    ChangeColumn,
    ChangeComment,
    ChangeOptions,
    ChangePart,
    ChangePrimaryKey,
    DropColumn,
    DropPart,
    DropTable,
    Part,
    RenameColumn,
    RenamePart,
    RenameTable,
)
from sqla_scaffold.compare.composites import composite_changes
from sqla_scaffold.compare.facts import facts_that_differ
from sqla_scaffold.compare.matching import Matches, match, tables_of
from sqla_scaffold.compare.object_changes import (
    AddDomain,
    AddEnum,
    AddExtension,
    AddSequence,
    AddView,
    ChangeDomain,
    ChangeEnum,
    ChangeSequence,
    ChangeView,
    DropDomain,
    DropEnum,
    DropExtension,
    DropSequence,
    DropView,
    RenameDomain,
    RenameEnum,
    RenameSequence,
)
from sqla_scaffold.compare.partitions import partition_changes
from sqla_scaffold.compare.renaming import renamed
from sqla_scaffold.schema.model import EnumType, Schema
from sqla_scaffold.schema.table import Column, LiteralDefault, NextValue, SqlDefault, Table, TableKey


@dataclass(frozen=True)
class Difference:
    """The way from one schema to another.

    Args:
        before, after: both ends.
        matches: what is the same in both.
        changes: what is not, in the order of the schema.
    """

    before: Schema
    after: Schema
    matches: Matches
    changes: tuple[Change, ...]

    def reversed(self) -> Difference:
        """Return the way back: the same comparison from the other end."""
        return _difference(self.after, self.before, self.matches.reversed())


def compare(before: Schema, after: Schema) -> Difference:
    """Return the way from one schema to another, along what the later one says about it."""
    return _difference(before, after, match(before, after, after.hints))


def _difference(before: Schema, after: Schema, matches: Matches) -> Difference:
    named = renamed(before, after, matches, values=True)
    changes = (
        *_extensions(before, after),
        *_enums(before, after, matches),
        *_domains(before, after, matches),
        *composite_changes(before, after, matches),
        *_sequences(before, named, after, matches),
        *_tables(before, named, after, matches),
        *_views(before, after),
    )
    return Difference(before, after, matches, changes)


def _extensions(before: Schema, after: Schema) -> Iterator[Change]:
    yield from (AddExtension(name) for name in after.extensions if name not in before.extensions)
    yield from (DropExtension(name) for name in before.extensions if name not in after.extensions)


def _views(before: Schema, after: Schema) -> Iterator[Change]:
    """Yield the changes of views; those without SQL are made by somebody else."""
    old = {view.table.key: view for view in before.views if view.sql is not None}
    new = {view.table.key: view for view in after.views if view.sql is not None}
    yield from (DropView(view) for key, view in old.items() if key not in new)
    for key, view in new.items():
        if key not in old:
            yield AddView(view)
        elif (old[key].sql, old[key].materialized) != (view.sql, view.materialized):
            yield ChangeView(old[key], view)


def _enums(before: Schema, after: Schema, matches: Matches) -> Iterator[Change]:
    kept = {matches.enums.get(enum.name) for enum in after.stored_enums}
    for enum in before.stored_enums:
        if enum.name not in kept:
            yield DropEnum(enum)
    for enum in after.stored_enums:
        was = matches.enums.get(enum.name)
        if was is None or not before.enums_by_name[was].stored:
            yield AddEnum(enum)
            continue
        old = before.enums_by_name[was]
        if (old.type_name, old.schema) != (enum.type_name, enum.schema):
            yield RenameEnum(old, enum)
        if [one.value for one in old.members] != [one.value for one in enum.members]:
            yield ChangeEnum(old, enum, tuple(_values(old, enum, matches)))


def _domains(before: Schema, after: Schema, matches: Matches) -> Iterator[Change]:
    kept = {matches.domains.get(domain.name) for domain in after.domains}
    yield from (DropDomain(domain) for domain in before.domains if domain.name not in kept)
    for domain in after.domains:
        was = matches.domains.get(domain.name)
        if was is None:
            yield AddDomain(domain)
            continue
        old = before.domains_by_name[was]
        named = ("type_name", "schema")
        if any(getattr(old, name) != getattr(domain, name) for name in named):
            yield RenameDomain(old, domain)
        facts = tuple(fact for fact in facts_that_differ(old, domain) if fact not in named)
        if facts:
            yield ChangeDomain(old, domain, facts)


def _sequences(before: Schema, named: Schema, after: Schema, matches: Matches) -> Iterator[Change]:
    kept = {matches.sequences.get(one.name) for one in after.sequences}
    yield from (DropSequence(one) for one in before.sequences if one.name not in kept)
    old = {one.name: one for one in before.sequences}
    called = {one.name: one for one in named.sequences}
    for one in after.sequences:
        was = matches.sequences.get(one.name)
        if was is None:
            yield AddSequence(one)
            continue
        if old[was].key != one.key:
            yield RenameSequence(old[was], one)
        facts = facts_that_differ(called[one.name], one)
        if facts:
            yield ChangeSequence(called[one.name], one, facts)


def _values(old: EnumType, enum: EnumType, matches: Matches) -> Iterator[tuple[str, str | None]]:
    now = {was: value for value, was in matches.values[enum.name].items()}
    for member in old.members:
        yield member.value, now.get(member.value) or matches.replacements.get(enum.name, {}).get(member.value)


def _tables(before: Schema, named: Schema, after: Schema, matches: Matches) -> Iterator[Change]:
    tables = tables_of(before)
    olds = {key: tables[was] for key, was in matches.tables.items()}
    was_kept = {old.key for old in olds.values()}
    kept: dict[TableKey, Table] = {}
    for old, table in zip(before.tables, named.tables):
        if old.key in was_kept:
            kept[table.key] = table
        else:
            yield DropTable(old)
    for table in after.tables:
        if table.key not in matches.tables:
            yield AddTable(table)
            continue
        if matches.tables[table.key] != table.key:
            yield RenameTable(matches.tables[table.key], table.key)
        follows = _follows(kept[table.key], table)
        for name, was in matches.columns[table.key].items():
            if name != was and not (follows and table.by_name[name].inherited):
                yield RenameColumn(table.key, was, name)
        for column in olds[table.key].columns:
            if column.name not in matches.columns[table.key].values() and not (follows and column.inherited):
                yield DropColumn(table.key, column)
        if kept[table.key] != table:
            yield from _inside(kept[table.key], table, matches)


def _inside(old: Table, new: Table, matches: Matches) -> Iterator[Change]:
    yield from _columns(old, new, matches)
    if facts_that_differ(old.primary_key, new.primary_key):
        yield ChangePrimaryKey(new.key, old.primary_key, new.primary_key)
    yield from _parts(new.key, old.uniques, new.uniques)
    yield from _parts(new.key, old.checks, new.checks)
    yield from _parts(new.key, old.indexes, new.indexes)
    yield from _parts(new.key, old.excludes, new.excludes)
    yield from _parts(new.key, old.foreign_keys, new.foreign_keys)
    if old.comment != new.comment:
        yield ChangeComment(new.key, old.comment, new.comment)
    if old.options != new.options:
        yield ChangeOptions(new.key, old.options, new.options)
    yield from partition_changes(new.key, old.partitions, new.partitions)


def _columns(old: Table, new: Table, matches: Matches) -> Iterator[Change]:
    kept, follows = matches.columns[new.key], _follows(old, new)
    for column in new.columns:
        if follows and column.inherited:
            yield from _of_its_own(old, column, new.key, kept)
            continue
        fill = matches.fills.get((new.key, column.name))
        if column.name not in kept:
            yield AddColumn(new.key, column, fill or _default(column))
            continue
        facts = facts_that_differ(old.by_name[column.name], column)
        if facts:
            given = fill or _server_default(column) if "nullable" in facts and not column.nullable else None
            yield ChangeColumn(new.key, old.by_name[column.name], column, facts, given)


def _follows(old: Table, new: Table) -> bool:
    """Tell whether a table goes on inheriting: what happens to the other's columns happens to its own."""
    return bool(new.options.inherits) and old.options.inherits == new.options.inherits


def _of_its_own(old: Table, column: Column, key: TableKey, kept: Mapping[str, str]) -> Iterator[Change]:
    """Yield the change of what is not inherited with a column: its comment."""
    before = old.by_name[column.name].comment if column.name in kept else None
    if before != column.comment:
        yield ChangeColumn(key, replace(column, comment=before), column, ("comment",), None)


def _default(column: Column) -> LiteralDefault | SqlDefault | None:
    """Return the value that SQLAlchemy puts in when none is given: rows that are there get it too."""
    if column.nullable or column.server_default is not None or column.computed or column.identity:
        return None
    return column.default if isinstance(column.default, (LiteralDefault, SqlDefault)) else None


def _server_default(column: Column) -> LiteralDefault | SqlDefault | None:
    if isinstance(column.server_default, NextValue):
        return None
    return column.server_default or _default(column)


def _parts(table: TableKey, old: Sequence[Part], new: Sequence[Part]) -> Iterator[Change]:
    before = {part.name: part for part in old}
    after = {part.name: part for part in new}
    gone = [part for part in old if part.name not in after]
    come: list[Part] = []
    for part in new:
        if part.name not in before:
            twin = next((one for one in gone if not facts_that_differ(replace(one, name=part.name), part)), None)
            if twin is None:
                come.append(part)
            else:
                gone.remove(twin)
                yield RenamePart(table, twin, part)
        elif facts_that_differ(before[part.name], part):
            yield ChangePart(table, before[part.name], part)
    yield from (DropPart(table, part) for part in gone)
    yield from (AddPart(table, part) for part in come)
