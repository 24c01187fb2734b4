"""A live database beside the schema that it should have: what is missing, what is there beside it, what is otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    AddPartition,
    AddTable,
    ChangeColumn,
    ChangeComment,
    ChangeOptions,
    ChangePart,
    ChangePartition,
    ChangePrimaryKey,
    DropColumn,
    DropPart,
    DropPartition,
    DropTable,
    Part,
    RenamePart,
    RenamePartition,
)
from sqla_scaffold.compare.diff import compare
from sqla_scaffold.compare.hazard import place
from sqla_scaffold.compare.object_changes import (
    AddComposite,
    AddDomain,
    AddEnum,
    AddExtension,
    AddSequence,
    AddView,
    ChangeComposite,
    ChangeDomain,
    ChangeEnum,
    ChangeSequence,
    ChangeView,
    DropComposite,
    DropDomain,
    DropEnum,
    DropSequence,
    DropView,
)
from sqla_scaffold.compare.telling import part_text
from sqla_scaffold.migrate.domains import name_of as domain_name
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.same_facts import Judge, Meaning, plain_identity, same_option
from sqla_scaffold.migrate.same_values import partition_differs
from sqla_scaffold.schema.hints import Hints
from sqla_scaffold.schema.model import EnumType, Schema
from sqla_scaffold.schema.table import (
    ForeignKey,
    Index,
    LiteralDefault,
    NextValue,
    ServerDefault,
    SqlDefault,
    TableKey,
    Unique,
)


class Side(Enum):
    """On which side an object is."""

    SCHEMA = "missing"
    DATABASE = "extra"
    BOTH = "different"


@dataclass(frozen=True, slots=True)
class Drift:
    """An object in which a database is not what the schema says.

    Args:
        side: where it is.
        what: the object, as `index ix_order_total of order`.
        detail: in what the two sides differ.
        place: where the schema says it, as the places of a schema are called.
    """

    side: Side
    what: str
    detail: str = ""
    place: str | None = None


def drift(found: Schema, meant: Schema, database: str, meaning: Meaning) -> list[Drift]:
    """Return all in which a database is not what a schema says, in the order of the schema.

    Args:
        found: what the database holds.
        database: which one it is, of `config.DATABASES`.
        meaning: what the database makes of a SELECT; None for one that it does not understand.
    """
    ground = Ground(compare(found, replace(meant, hints=Hints())), database)
    finder = _Finder(ground, Judge(database, meaning))
    return [one for change in ground.difference.changes if type(change) in _FINDERS for one in finder.of(change)]


class _Finder:
    def __init__(self, ground: Ground, judge: Judge) -> None:
        self.ground = ground
        self.judge = judge
        self.has_types = judge.database == "postgresql"
        self.has_sequences = judge.database != "sqlite"

    def of(self, change: Any) -> Iterator[Drift]:
        yield from _FINDERS[type(change)](self, change)

    def _at(self, table: TableKey, column: str | None = None) -> str | None:
        return place(self.ground.difference.after, table, column)

    # --- whole objects --------------------------------------------------------------------------------------------------

    def add_table(self, change: AddTable) -> Iterator[Drift]:
        yield Drift(Side.SCHEMA, f"table {change.table.key}", place=self._at(change.table.key))

    def drop_table(self, change: DropTable) -> Iterator[Drift]:
        yield Drift(Side.DATABASE, f"table {change.table.key}")

    def add_column(self, change: AddColumn) -> Iterator[Drift]:
        at = self._at(change.table, change.column.name)
        yield Drift(Side.SCHEMA, f"column {change.table}.{change.column.name}", place=at)

    def drop_column(self, change: DropColumn) -> Iterator[Drift]:
        what = f"column {change.table}.{change.column.name}"
        yield Drift(Side.DATABASE, what, place=self._at(change.table))

    def _is_unique_twice(self, change: AddPart | DropPart) -> bool:
        """Tell whether MySQL has it, where a unique index and a unique constraint are the same."""
        return change.part.name in self._unique(AddPart, change) & self._unique(DropPart, change)

    def _unique(self, kind: type, of: AddPart | DropPart) -> set[str]:
        columns = _unique_columns(of.part)
        return {
            one.part.name
            for one in self.ground.difference.changes
            if isinstance(one, (AddPart, DropPart)) and isinstance(one, kind) and one.table == of.table
            if columns is not None and _unique_columns(one.part) == columns
        }

    def add_part(self, change: AddPart) -> Iterator[Drift]:
        if self.judge.database == "mysql" and self._is_unique_twice(change):
            return
        yield Drift(Side.SCHEMA, f"{part_text(change.part)} of {change.table}", place=self._at(change.table))

    def drop_part(self, change: DropPart) -> Iterator[Drift]:
        if self.judge.database == "mysql" and (self._serves_a_key(change) or self._is_unique_twice(change)):
            return
        yield Drift(Side.DATABASE, f"{part_text(change.part)} of {change.table}", place=self._at(change.table))

    def _serves_a_key(self, change: DropPart) -> bool:
        """Tell whether MySQL made an index by itself, for a foreign key that had none."""
        keys: tuple[ForeignKey, ...] = self.ground.difference.after.tables_by_key[change.table].foreign_keys
        return isinstance(change.part, Index) and any(key.name == change.part.name for key in keys)

    def add_extension(self, change: AddExtension) -> Iterator[Drift]:
        if self.has_types:
            yield Drift(Side.SCHEMA, f"extension {change.name}")

    def add_enum(self, change: AddEnum) -> Iterator[Drift]:
        if self.has_types:
            yield Drift(Side.SCHEMA, f"type {_type_name(change.enum)}")

    def drop_enum(self, change: DropEnum) -> Iterator[Drift]:
        if self.has_types:
            yield Drift(Side.DATABASE, f"type {_type_name(change.enum)}")

    def change_enum(self, change: ChangeEnum) -> Iterator[Drift]:
        if self.has_types:
            detail = _both(_values(change.before), _values(change.after))
            yield Drift(Side.BOTH, f"type {_type_name(change.after)}", detail)

    def add_domain(self, change: AddDomain) -> Iterator[Drift]:
        if self.has_types:
            yield Drift(Side.SCHEMA, f"domain {domain_name(change.domain)}")

    def drop_domain(self, change: DropDomain) -> Iterator[Drift]:
        yield Drift(Side.DATABASE, f"domain {domain_name(change.domain)}")

    def change_domain(self, change: ChangeDomain) -> Iterator[Drift]:
        if not self.has_types:
            return
        for fact in change.facts:
            if not self.judge.same_of_domain(fact, change.before, change.after):
                detail = f"{fact.replace('_', ' ')} differ" if fact == "checks" else f"another {fact.replace('_', ' ')}"
                yield Drift(Side.BOTH, f"domain {domain_name(change.after)}", detail)

    def add_composite(self, change: AddComposite) -> Iterator[Drift]:
        if self.has_types:
            yield Drift(Side.SCHEMA, f"composite type {change.composite}")

    def drop_composite(self, change: DropComposite) -> Iterator[Drift]:
        yield Drift(Side.DATABASE, f"composite type {change.composite}")

    def change_composite(self, change: ChangeComposite) -> Iterator[Drift]:
        before, after = change.before, change.after
        pairs = [dict(one.attributes) for one in (before, after)]
        for name in dict.fromkeys((*pairs[1], *pairs[0])):
            found, meant = (pair.get(name) for pair in pairs)
            if found is None or meant is None or not self.judge.same_type(found, meant):
                yield Drift(Side.BOTH, f"composite type {after}", f"{name}: {_both(found or 'none', meant or 'none')}")
        if list(pairs[0]) != list(pairs[1]) and set(pairs[0]) == set(pairs[1]):
            yield Drift(Side.BOTH, f"composite type {after}", "its parts stand in another order")
        if before.comment != after.comment:
            detail = f"comment: {_both(repr(before.comment or ''), repr(after.comment or ''))}"
            yield Drift(Side.BOTH, f"composite type {after}", detail)

    def add_sequence(self, change: AddSequence) -> Iterator[Drift]:
        if self.has_sequences:
            yield Drift(Side.SCHEMA, f"sequence {change.sequence.key}")

    def drop_sequence(self, change: DropSequence) -> Iterator[Drift]:
        if self.has_sequences:
            yield Drift(Side.DATABASE, f"sequence {change.sequence.key}")

    def change_sequence(self, change: ChangeSequence) -> Iterator[Drift]:
        if self.has_sequences:
            for fact in change.facts:
                # What a database takes by itself is said or not.
                pair = (getattr(change.before, fact), getattr(change.after, fact))
                if None not in pair or fact in ("type", "owned_by"):
                    words = fact.replace("_", " ")
                    yield Drift(Side.BOTH, f"sequence {change.after.key}", f"{words}: {_both(*map(_shown, pair))}")

    def add_view(self, change: AddView) -> Iterator[Drift]:
        yield Drift(Side.SCHEMA, f"view {change.view.table.key}", place=self._at(change.view.table.key))

    def drop_view(self, change: DropView) -> Iterator[Drift]:
        yield Drift(Side.DATABASE, f"view {change.view.table.key}")

    def change_view(self, change: ChangeView) -> Iterator[Drift]:
        before, after = change.before, change.after
        key = after.table.key
        if before.materialized != after.materialized:
            yield Drift(Side.BOTH, f"view {key}", "one is materialized, the other is not", self._at(key))
        elif not self.judge.same_select(str(before.sql), str(after.sql)):
            yield Drift(Side.BOTH, f"view {key}", "its query is another one", self._at(key))

    # --- what is on both sides ------------------------------------------------------------------------------------------

    def change_column(self, change: ChangeColumn) -> Iterator[Drift]:
        at = self._at(change.table, change.after.name)
        for detail in self._column(change):
            yield Drift(Side.BOTH, f"column {change.table}.{change.after.name}", detail, at)

    def _column(self, change: ChangeColumn) -> Iterator[str]:
        before, after = change.before, change.after
        old = self.ground.old_column(change.table, after.name)
        new = self.ground.new_column(change.table, after.name)
        types = [self.judge.type_of(column) for column in (old, new)]
        if types[0] != types[1]:
            yield f"type: {_both(*types)}"
        if before.nullable != after.nullable:
            yield _both(*("may be null" if one.nullable else "may not be null" for one in (before, after)))
        counts = self._counts(change)
        if not counts and not self.judge.same_default(old, new):
            yield f"default: {_both(*(_default(one.server_default) for one in (before, after)))}"
        if not counts and before.autoincrement != after.autoincrement:
            yield _both(*("the database counts it" if one.autoincrement else "not counted" for one in (before, after)))
        if plain_identity(before.identity) != plain_identity(after.identity):
            yield (
                "its identity is another one"
                if before.identity and after.identity
                else _both(*("identity" if one.identity else "no identity" for one in (before, after)))
            )
        texts = [None if one.computed is None else one.computed.sqltext for one in (before, after)]
        if not self.judge.same_sql(texts[0], texts[1], change.table):
            yield f"computed: {_both(*(str(text or 'not') for text in texts))}"
        if self.judge.database != "sqlite" and (before.comment or None) != (after.comment or None):
            yield f"comment: {_both(*(repr(one.comment or '') for one in (before, after)))}"

    def _counts(self, change: ChangeColumn) -> bool:
        """Tell whether PostgreSQL counts a key up by a sequence, whatever that is called."""
        default = change.before.server_default
        counted = isinstance(default, SqlDefault) and default.sql.startswith("nextval(")
        return self.has_types and counted and change.after.autoincrement

    def change_primary_key(self, change: ChangePrimaryKey) -> Iterator[Drift]:
        before, after = change.before, change.after
        if before.columns != after.columns:
            detail = _both(*(f"({', '.join(one.columns)})" for one in (before, after)))
            yield Drift(Side.BOTH, f"primary key of {change.table}", detail, self._at(change.table))
        elif self.judge.database != "mysql" and before.name and after.name and before.name != after.name:
            detail = f"name: {_both(before.name, after.name)}"
            yield Drift(Side.BOTH, f"primary key of {change.table}", detail, self._at(change.table))

    def change_part(self, change: ChangePart) -> Iterator[Drift]:
        facts = self.judge.facts_of(change.before, change.after, change.table)
        if facts:
            what = f"{part_text(change.after)} of {change.table}"
            details = (_fact(name, getattr(change.before, name), getattr(change.after, name)) for name in facts)
            yield Drift(Side.BOTH, what, "; ".join(details), self._at(change.table))

    def rename_part(self, change: RenamePart) -> Iterator[Drift]:
        detail = f"name: {_both(change.before.name, change.after.name)}"
        yield Drift(Side.BOTH, f"{part_text(change.after)} of {change.table}", detail, self._at(change.table))

    def change_comment(self, change: ChangeComment) -> Iterator[Drift]:
        if self.judge.database != "sqlite" and (change.before or None) != (change.after or None):
            detail = f"comment: {_both(repr(change.before or ''), repr(change.after or ''))}"
            yield Drift(Side.BOTH, f"table {change.table}", detail, self._at(change.table))

    def change_options(self, change: ChangeOptions) -> Iterator[Drift]:
        for name in (one.name for one in fields(change.after)):
            found = getattr(change.before, name)
            if self.judge.database == "mysql" and name == "engine":
                found = found or "InnoDB"
            if self.judge.database == "mysql" and name == "charset" and change.before.collate:
                found = change.before.collate.partition("_")[0]  # a collation is called after its character set
            pair = found, getattr(change.after, name)
            if not same_option(name, *pair, self.judge.database):
                yield Drift(Side.BOTH, f"table {change.table}", _fact(name, *pair), self._at(change.table))

    # --- partitions, which PostgreSQL alone has -------------------------------------------------------------------------

    def add_partition(self, change: AddPartition) -> Iterator[Drift]:
        if self.has_types:
            what = f"partition {change.partition.name} of {change.table}"
            yield Drift(Side.SCHEMA, what, place=self._at(change.table))

    def drop_partition(self, change: DropPartition) -> Iterator[Drift]:
        # Where a schema names none, somebody else makes them.
        if self.ground.difference.after.tables_by_key[change.table].partitions:
            what = f"partition {change.partition.name} of {change.table}"
            yield Drift(Side.DATABASE, what, place=self._at(change.table))

    def rename_partition(self, change: RenamePartition) -> Iterator[Drift]:
        detail = f"name: {_both(change.before.name, change.after.name)}"
        yield Drift(Side.BOTH, f"partition {change.after.name} of {change.table}", detail, self._at(change.table))

    def change_partition(self, change: ChangePartition) -> Iterator[Drift]:
        what = f"partition {change.after.name} of {change.table}"
        for detail in partition_differs(change.before, change.after, change.table, self.ground, self.judge):
            yield Drift(Side.BOTH, what, detail, self._at(change.table))


# What of each change is drift.
_FINDERS: dict[type, Callable[[_Finder, Any], Iterator[Drift]]] = {
    AddTable: _Finder.add_table,
    DropTable: _Finder.drop_table,
    AddColumn: _Finder.add_column,
    DropColumn: _Finder.drop_column,
    ChangeColumn: _Finder.change_column,
    ChangePrimaryKey: _Finder.change_primary_key,
    AddPart: _Finder.add_part,
    DropPart: _Finder.drop_part,
    ChangePart: _Finder.change_part,
    RenamePart: _Finder.rename_part,
    ChangeComment: _Finder.change_comment,
    ChangeOptions: _Finder.change_options,
    AddPartition: _Finder.add_partition,
    DropPartition: _Finder.drop_partition,
    RenamePartition: _Finder.rename_partition,
    ChangePartition: _Finder.change_partition,
    AddExtension: _Finder.add_extension,
    AddEnum: _Finder.add_enum,
    DropEnum: _Finder.drop_enum,
    ChangeEnum: _Finder.change_enum,
    AddDomain: _Finder.add_domain,
    DropDomain: _Finder.drop_domain,
    ChangeDomain: _Finder.change_domain,
    AddComposite: _Finder.add_composite,
    DropComposite: _Finder.drop_composite,
    ChangeComposite: _Finder.change_composite,
    AddSequence: _Finder.add_sequence,
    DropSequence: _Finder.drop_sequence,
    ChangeSequence: _Finder.change_sequence,
    AddView: _Finder.add_view,
    DropView: _Finder.drop_view,
    ChangeView: _Finder.change_view,
}


def _unique_columns(part: Part) -> tuple[str | None, ...] | None:
    """Return the columns that are unique together; None where nothing is."""
    if isinstance(part, Unique):
        return part.columns
    return tuple(one.column for one in part.elements) if isinstance(part, Index) and part.unique else None


def _both(found: str, meant: str) -> str:
    return f"{found} in the database, {meant} in the schema"


def _fact(name: str, found: object, meant: object) -> str:
    if isinstance(found, str | bool | None) and isinstance(meant, str | bool | None):
        return f"{name}: {_both(str(found), str(meant))}"
    if all(isinstance(value, tuple) and all(isinstance(one, str) for one in value) for value in (found, meant)):
        return f"{name}: {_both(*(', '.join(value) or 'none' for value in (found, meant)))}"  # type: ignore[arg-type]  # tuples of texts
    return f"{name.replace('_', ' ')} differ"


def _shown(value: object) -> str:
    return ".".join(map(str, value)) if isinstance(value, tuple) else "none" if value is None else str(value)


def _default(value: ServerDefault | None) -> str:
    match value:
        case NextValue(sequence):
            return f"next of {sequence}"
        case None:
            return "none"
        case SqlDefault(sql):
            return sql
        case LiteralDefault(held):
            return repr(held)


def _values(enum: EnumType) -> str:
    return ", ".join(member.value for member in enum.members)


def _type_name(enum: EnumType) -> str:
    return enum.type_name if enum.schema is None else f"{enum.schema}.{enum.type_name}"
