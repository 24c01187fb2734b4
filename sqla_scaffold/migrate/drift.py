"""A live database beside the schema that it should have: what is missing, what is there beside it, what is otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

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
from sqla_scaffold.compare.telling import part_text
from sqla_scaffold.migrate.drift_of_objects import OBJECTS
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.same_facts import Judge, Meaning, plain_identity, same_option
from sqla_scaffold.migrate.same_values import partition_differs
from sqla_scaffold.migrate.sight import Drift, Finder, Side, Sight, both, fact_differs
from sqla_scaffold.schema.hints import Hints
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import (
    ForeignKey,
    Index,
    LiteralDefault,
    NextValue,
    ServerDefault,
    SqlDefault,
    Unique,
)


def drift(found: Schema, meant: Schema, database: str, meaning: Meaning) -> list[Drift]:
    """Return all in which a database is not what a schema says, in the order of the schema.

    Args:
        found: what the database holds.
        database: which one it is, of `config.DATABASES`.
        meaning: what the database makes of a SELECT; None for one that it does not understand.
    """
    ground = Ground(compare(found, replace(meant, hints=Hints())), database)
    sight = Sight(ground, Judge(database, meaning))
    return [
        one
        for change in ground.difference.changes
        if type(change) in _FINDERS
        for one in _FINDERS[type(change)](sight, change)
    ]


def _add_table(sight: Sight, change: AddTable) -> Iterator[Drift]:
    yield Drift(Side.SCHEMA, f"table {change.table.key}", place=sight.at(change.table.key))


def _drop_table(sight: Sight, change: DropTable) -> Iterator[Drift]:
    yield Drift(Side.DATABASE, f"table {change.table.key}")


def _add_column(sight: Sight, change: AddColumn) -> Iterator[Drift]:
    at = sight.at(change.table, change.column.name)
    yield Drift(Side.SCHEMA, f"column {change.table}.{change.column.name}", place=at)


def _drop_column(sight: Sight, change: DropColumn) -> Iterator[Drift]:
    what = f"column {change.table}.{change.column.name}"
    yield Drift(Side.DATABASE, what, place=sight.at(change.table))


def _is_unique_twice(sight: Sight, change: AddPart | DropPart) -> bool:
    """Tell whether MySQL has it, where a unique index and a unique constraint are the same."""
    return change.part.name in _unique(sight, AddPart, change) & _unique(sight, DropPart, change)


def _unique(sight: Sight, kind: type, of: AddPart | DropPart) -> set[str]:
    columns = _unique_columns(of.part)
    return {
        one.part.name
        for one in sight.ground.difference.changes
        if isinstance(one, (AddPart, DropPart)) and isinstance(one, kind) and one.table == of.table
        if columns is not None and _unique_columns(one.part) == columns
    }


def _add_part(sight: Sight, change: AddPart) -> Iterator[Drift]:
    if sight.judge.database == "mysql" and _is_unique_twice(sight, change):
        return
    yield Drift(Side.SCHEMA, f"{part_text(change.part)} of {change.table}", place=sight.at(change.table))


def _drop_part(sight: Sight, change: DropPart) -> Iterator[Drift]:
    if sight.judge.database == "mysql" and (_serves_a_key(sight, change) or _is_unique_twice(sight, change)):
        return
    yield Drift(Side.DATABASE, f"{part_text(change.part)} of {change.table}", place=sight.at(change.table))


def _serves_a_key(sight: Sight, change: DropPart) -> bool:
    """Tell whether MySQL made an index by itself, for a foreign key that had none."""
    keys: tuple[ForeignKey, ...] = sight.ground.difference.after.tables_by_key[change.table].foreign_keys
    return isinstance(change.part, Index) and any(key.name == change.part.name for key in keys)


def _change_column(sight: Sight, change: ChangeColumn) -> Iterator[Drift]:
    at = sight.at(change.table, change.after.name)
    for detail in _column(sight, change):
        yield Drift(Side.BOTH, f"column {change.table}.{change.after.name}", detail, at)


def _column(sight: Sight, change: ChangeColumn) -> Iterator[str]:
    before, after = change.before, change.after
    old = sight.ground.old_column(change.table, after.name)
    new = sight.ground.new_column(change.table, after.name)
    types = [sight.judge.type_of(column) for column in (old, new)]
    if types[0] != types[1]:
        yield f"type: {both(*types)}"
    if before.nullable != after.nullable:
        yield both(*("may be null" if one.nullable else "may not be null" for one in (before, after)))
    counts = _counts(sight, change)
    if not counts and not sight.judge.same_default(old, new):
        yield f"default: {both(*(_default(one.server_default) for one in (before, after)))}"
    if not counts and before.autoincrement != after.autoincrement:
        yield both(*("the database counts it" if one.autoincrement else "not counted" for one in (before, after)))
    if plain_identity(before.identity) != plain_identity(after.identity):
        yield (
            "its identity is another one"
            if before.identity and after.identity
            else both(*("identity" if one.identity else "no identity" for one in (before, after)))
        )
    texts = [None if one.computed is None else one.computed.sqltext for one in (before, after)]
    if not sight.judge.same_sql(texts[0], texts[1], change.table):
        yield f"computed: {both(*(str(text or 'not') for text in texts))}"
    if sight.judge.database != "sqlite" and (before.comment or None) != (after.comment or None):
        yield f"comment: {both(*(repr(one.comment or '') for one in (before, after)))}"


def _counts(sight: Sight, change: ChangeColumn) -> bool:
    """Tell whether PostgreSQL counts a key up by a sequence, whatever that is called."""
    default = change.before.server_default
    counted = isinstance(default, SqlDefault) and default.sql.startswith("nextval(")
    return sight.has_types and counted and change.after.autoincrement


def _change_primary_key(sight: Sight, change: ChangePrimaryKey) -> Iterator[Drift]:
    before, after = change.before, change.after
    if before.columns != after.columns:
        detail = both(*(f"({', '.join(one.columns)})" for one in (before, after)))
        yield Drift(Side.BOTH, f"primary key of {change.table}", detail, sight.at(change.table))
    elif sight.judge.database != "mysql" and before.name and after.name and before.name != after.name:
        detail = f"name: {both(before.name, after.name)}"
        yield Drift(Side.BOTH, f"primary key of {change.table}", detail, sight.at(change.table))


def _change_part(sight: Sight, change: ChangePart) -> Iterator[Drift]:
    facts = sight.judge.facts_of(change.before, change.after, change.table)
    if facts:
        what = f"{part_text(change.after)} of {change.table}"
        details = (fact_differs(name, getattr(change.before, name), getattr(change.after, name)) for name in facts)
        yield Drift(Side.BOTH, what, "; ".join(details), sight.at(change.table))


def _rename_part(sight: Sight, change: RenamePart) -> Iterator[Drift]:
    detail = f"name: {both(change.before.name, change.after.name)}"
    yield Drift(Side.BOTH, f"{part_text(change.after)} of {change.table}", detail, sight.at(change.table))


def _change_comment(sight: Sight, change: ChangeComment) -> Iterator[Drift]:
    if sight.judge.database != "sqlite" and (change.before or None) != (change.after or None):
        detail = f"comment: {both(repr(change.before or ''), repr(change.after or ''))}"
        yield Drift(Side.BOTH, f"table {change.table}", detail, sight.at(change.table))


def _change_options(sight: Sight, change: ChangeOptions) -> Iterator[Drift]:
    for name in (one.name for one in fields(change.after)):
        found = getattr(change.before, name)
        if sight.judge.database == "mysql" and name == "engine":
            found = found or "InnoDB"
        if sight.judge.database == "mysql" and name == "charset" and change.before.collate:
            found = change.before.collate.partition("_")[0]  # a collation is called after its character set
        pair = found, getattr(change.after, name)
        if not same_option(name, *pair, sight.judge.database):
            yield Drift(Side.BOTH, f"table {change.table}", fact_differs(name, *pair), sight.at(change.table))


def _add_partition(sight: Sight, change: AddPartition) -> Iterator[Drift]:
    if sight.has_types:
        what = f"partition {change.partition.name} of {change.table}"
        yield Drift(Side.SCHEMA, what, place=sight.at(change.table))


def _drop_partition(sight: Sight, change: DropPartition) -> Iterator[Drift]:
    # Where a schema names none, somebody else makes them.
    if sight.ground.difference.after.tables_by_key[change.table].partitions:
        what = f"partition {change.partition.name} of {change.table}"
        yield Drift(Side.DATABASE, what, place=sight.at(change.table))


def _rename_partition(sight: Sight, change: RenamePartition) -> Iterator[Drift]:
    detail = f"name: {both(change.before.name, change.after.name)}"
    yield Drift(Side.BOTH, f"partition {change.after.name} of {change.table}", detail, sight.at(change.table))


def _change_partition(sight: Sight, change: ChangePartition) -> Iterator[Drift]:
    what = f"partition {change.after.name} of {change.table}"
    for detail in partition_differs(change.before, change.after, change.table, sight.ground, sight.judge):
        yield Drift(Side.BOTH, what, detail, sight.at(change.table))


def _unique_columns(part: Part) -> tuple[str | None, ...] | None:
    """Return the columns that are unique together; None where nothing is."""
    if isinstance(part, Unique):
        return part.columns
    return tuple(one.column for one in part.elements) if isinstance(part, Index) and part.unique else None


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


# In what of each change a database drifted.
_FINDERS: dict[type, Finder] = {
    AddTable: _add_table,
    DropTable: _drop_table,
    AddColumn: _add_column,
    DropColumn: _drop_column,
    ChangeColumn: _change_column,
    ChangePrimaryKey: _change_primary_key,
    AddPart: _add_part,
    DropPart: _drop_part,
    ChangePart: _change_part,
    RenamePart: _rename_part,
    ChangeComment: _change_comment,
    ChangeOptions: _change_options,
    AddPartition: _add_partition,
    DropPartition: _drop_partition,
    RenamePartition: _rename_partition,
    ChangePartition: _change_partition,
    **OBJECTS,
}
