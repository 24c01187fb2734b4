"""Changes of keys, constraints and indexes on PostgreSQL and MySQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.schema import conv

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    ChangeColumn,
    ChangePart,
    ChangePrimaryKey,
    DropColumn,
    DropPart,
    Part,
    RenameColumn,
    RenamePart,
)
from sqla_scaffold.compare.object_changes import ChangeEnum
from sqla_scaffold.compare.renaming import names_in
from sqla_scaffold.migrate import online, postgresql
from sqla_scaffold.migrate.calls import Call, Source, execute
from sqla_scaffold.migrate.ground import find
from sqla_scaffold.migrate.operations import CreateExactIndex
from sqla_scaffold.migrate.program import Phase, Program, schema_words
from sqla_scaffold.migrate.wording import column_words, part_words, quote, table_name
from sqla_scaffold.schema.table import (
    Check,
    Exclude,
    ForeignKey,
    Index,
    Table,
    TableKey,
    Unique,
)

# Alembic has no word for an exclusion constraint; PostgreSQL needs none.
_KIND = {ForeignKey: "foreignkey", Unique: "unique", Check: "check", Exclude: None}


def change_primary_key(program: Program, change: ChangePrimaryKey) -> None:
    """Change a table's primary key, or its name."""
    key, was = change.table, program.ground.was(change.table)
    if not program.is_postgresql:
        if change.before.columns != change.after.columns:
            program.put(Phase.KEYS, execute(_mysql_key(program, change)))
        return
    if change.before.columns == change.after.columns:
        if change.before.name and change.after.name:
            rename = postgresql.rename_constraint(program.ground.new_table(key), change.before.name, change.after.name)
            program.put(Phase.RENAME_PARTS, execute(rename))
        return
    if change.before.columns:
        program.put(Phase.DROP_PARTS, drop_constraint(conv(str(change.before.name)), was.name, was.schema, "primary"))
    if change.after.columns:
        columns = list(change.after.columns)
        call = Call("create_primary_key", conv(str(change.after.name)), key.name, columns, **schema_words(key))
        program.put(Phase.KEYS, call)


def _mysql_key(program: Program, change: ChangePrimaryKey) -> str:
    """Return the one statement by which MySQL changes a key: it takes no counted column without one."""
    key = change.table
    parts = ["DROP PRIMARY KEY"] if change.before.columns else []
    old, new = program.ground.old_table(key), program.ground.new_table(key)
    for one in program.changes:
        if isinstance(one, DropColumn) and one.table == key and one.column.name in change.before.columns:
            parts.append(f"DROP COLUMN {quote(one.column.name, program.database)}")
        if isinstance(one, AddColumn) and one.table == key and one.column.autoincrement:
            parts.append(f"ADD COLUMN {column_words(new.c[one.column.name], program.database)[0]}")
    for name in change.before.columns:
        if name in new.c and old._autoincrement_column is old.c[name]:
            parts.insert(0, f"MODIFY {column_words(new.c[name], program.database)[0]}")
    if change.after.columns:
        names = ", ".join(quote(name, program.database) for name in change.after.columns)
        parts.append(f"ADD PRIMARY KEY ({names})")
    return f"ALTER TABLE {table_name(new, program.database)} {', '.join(parts)}"


def add_part(program: Program, change: AddPart) -> None:
    """Add a constraint, a key or an index."""
    if program.is_apart:
        program.put(Phase.APART, *online.create(program.ground, change.table, change.part))
    elif _is_concurrent(program, change.part):
        program.put(Phase.BEHIND, *online.create(program.ground, change.table, change.part))
    else:
        _create(program, change.table, change.part)


def _is_concurrent(program: Program, part: Part) -> bool:
    """Tell whether an index is made and dropped next to the work of others."""
    return program.is_postgresql and isinstance(part, Index) and part.concurrently


def drop_part(program: Program, change: DropPart) -> None:
    """Drop a constraint, a key or an index."""
    if isinstance(change.part, Index) and (program.is_apart or _is_concurrent(program, change.part)):
        program.put(Phase.APART, *online.drop_index(program.ground.was(change.table), change.part))
    else:
        _drop(program, change.table, change.part)


def change_part(program: Program, change: ChangePart) -> None:
    """Drop a constraint, a key or an index and make it anew."""
    if program.ground.is_same_part(change.table, change.before, change.after):
        return
    if program.is_apart and isinstance(change.after, Index):
        program.put(Phase.APART, *online.create(program.ground, change.table, change.after))
        return
    if _is_concurrent(program, change.after):  # it drops the one that was there
        program.put(Phase.BEHIND, *online.create(program.ground, change.table, change.after))
        return
    _drop(program, change.table, change.before)
    _create(program, change.table, change.after)


def rename_part(program: Program, change: RenamePart) -> None:
    """Rename a constraint, a key or an index where the database can; else make it anew."""
    renamed = (
        postgresql.rename_part(program.ground.new_table(change.table), change.before, change.after)
        if program.is_postgresql
        else _mysql_rename(program, change)
    )
    if renamed is None:
        _drop(program, change.table, change.before)
        _create(program, change.table, change.after)
    else:
        program.put(Phase.RENAME_PARTS, execute(renamed))


def _mysql_rename(program: Program, change: RenamePart) -> str | None:
    if isinstance(change.before, (ForeignKey, Check)):
        return None
    target = table_name(program.ground.new_table(change.table), program.database)
    before, after = (quote(one.name, program.database) for one in (change.before, change.after))
    return f"ALTER TABLE {target} RENAME INDEX {before} TO {after}"


def _drop(program: Program, key: TableKey, part: Part) -> None:
    was = program.ground.was(key)
    if isinstance(part, Index):
        program.put(Phase.DROP_PARTS, Call("drop_index", conv(part.name), table_name=was.name, **schema_words(was)))
    elif isinstance(part, ForeignKey):
        program.put(Phase.DROP_KEYS, drop_constraint(conv(part.name), was.name, was.schema, "foreignkey"))
        if not program.is_postgresql and not _is_led(program.ground.kept[key], part):
            # MySQL made an index for the key, since there was none, and leaves it behind.
            program.put(Phase.DROP_KEYS, Call("drop_index", conv(part.name), table_name=was.name, **schema_words(was)))
    else:
        program.put(Phase.DROP_PARTS, drop_constraint(conv(part.name), was.name, was.schema, _KIND[type(part)]))


def _create(program: Program, key: TableKey, part: Part) -> None:
    made = find(program.ground.new_table(key), part)
    if isinstance(made, sa.Index):
        program.put(Phase.ADD_PARTS, CreateExactIndex.from_index(made))
    elif isinstance(made, sa.ForeignKeyConstraint):
        program.put(Phase.ADD_KEYS, create_key(made))
    elif isinstance(made, sa.UniqueConstraint):
        program.put(Phase.ADD_PARTS, ops.CreateUniqueConstraintOp.from_constraint(made))
    elif isinstance(part, Exclude):
        program.put(Phase.ADD_PARTS, execute(part_words(made, program.database)))
    elif isinstance(made, sa.CheckConstraint):
        text = Source(repr(str(made.sqltext.text))) if isinstance(made.sqltext, sa.TextClause) else ""
        options = {**made.dialect_kwargs, **schema_words(key)}
        program.put(Phase.ADD_PARTS, Call("create_check_constraint", conv(part.name), key.name, text, **options))


def recreate(program: Program) -> None:
    """Drop and make again what stays and is in the way of a change."""
    done = {
        (one.table, (one.part if isinstance(one, (AddPart, DropPart)) else one.before).name)
        for one in program.changes
        if isinstance(one, (AddPart, DropPart, ChangePart, RenamePart))
    }
    for key, part in _in_the_way(program):
        if (key, part.name) not in done:
            done.add((key, part.name))
            _drop(program, key, part)
            _create(program, key, part)


def _in_the_way(program: Program) -> Iterator[tuple[TableKey, Part]]:
    retyped = set(_retyped(program))
    recomputed = {
        (one.table, one.after.name)
        for one in program.changes
        if isinstance(one, ChangeColumn) and one.before.computed != one.after.computed and one.after.computed
    }
    keys = {one.table: one for one in program.changes if isinstance(one, ChangePrimaryKey)}
    moved = {
        (table, name)
        for table, one in keys.items()
        if one.before.columns != one.after.columns
        for name in one.before.columns
    }
    yield from program.ground.foreign_keys_of(retyped | recomputed | moved)
    renamed = {(one.table, one.after) for one in program.changes if isinstance(one, RenameColumn)}
    for key in sorted({key for key, _ in retyped | recomputed | renamed}, key=str):
        after = program.ground.difference.after.tables_by_key[key]
        old = {part.name for part in _parts(program.ground.kept[key])}
        names = {name for table, name in retyped | recomputed if table == key}
        rebuilt = {name for table, name in recomputed if table == key}
        if not program.is_postgresql:
            names |= {name for table, name in renamed if table == key}
        for part in _parts(after):
            if part.name in old and (_texts(part) & names or _columns_of(part) & rebuilt):
                yield key, part
    if not program.is_postgresql:
        yield from _mysql_keys_without_index(program)


def _retyped(program: Program) -> Iterator[tuple[TableKey, str]]:
    enums = {one.after.name for one in program.changes if isinstance(one, ChangeEnum)}
    for one in program.changes:
        if not isinstance(one, ChangeColumn) or one.facts == ("comment",):
            continue
        if not program.ground.is_same_type(one.table, one.after.name):
            yield one.table, one.after.name
    if program.is_postgresql and enums and program.has(Phase.REPLACE_TYPES):
        for key, table in program.ground.kept.items():
            yield from ((key, one.name) for one in table.columns if postgresql.enum_of(one.type) in enums)


def _mysql_keys_without_index(program: Program) -> Iterator[tuple[TableKey, Part]]:
    """Yield the foreign keys that stay while the index goes which they need."""
    gone: dict[TableKey, list[Index | Unique]] = {}
    for one in program.changes:
        part = getattr(one, "part", getattr(one, "before", None))
        if isinstance(one, (DropPart, ChangePart)) and isinstance(part, (Index, Unique)):
            gone.setdefault(one.table, []).append(part)
    for key, parts in gone.items():
        names = {one.name for one in program.ground.difference.after.tables_by_key[key].foreign_keys}
        for foreign in program.ground.kept[key].foreign_keys:
            if foreign.name in names and any(_leads(part, foreign) for part in parts):
                yield key, foreign


def drop_constraint(name: conv, table: str, schema: str | None, kind: str | None) -> Call:
    """Return the call that drops a constraint; `kind` is what Alembic calls its type."""
    said = {"type_": kind, "schema": schema}
    return Call("drop_constraint", name, table, **{word: text for word, text in said.items() if text is not None})


def create_key(key: sa.ForeignKeyConstraint) -> ops.CreateForeignKeyOp:
    """Return the statement of its own that makes a foreign key."""
    operation = ops.CreateForeignKeyOp.from_constraint(key)
    operation.kw.pop("use_alter", None)  # said already: this is the later statement
    assert isinstance(operation, ops.CreateForeignKeyOp)
    return operation


def _parts(table: Any) -> Sequence[Part]:
    return (*table.uniques, *table.checks, *table.excludes, *table.indexes)


def _texts(part: Part) -> set[str]:
    """Return the names in the SQL that a part is made of."""
    if isinstance(part, Check):
        return names_in(part.sqltext)
    if isinstance(part, (Index, Exclude)):
        texts = [part.where, *(element.sql for element in part.elements)]
        return set().union(*(names_in(text) for text in texts if text is not None))
    return set()


def _columns_of(part: Part) -> set[str]:
    if isinstance(part, Index):
        return {str(element.column) for element in part.elements} | set(part.include)
    if isinstance(part, Exclude):
        return {str(element.column) for element in part.elements}
    return set() if isinstance(part, Check) else set(part.columns)


def _is_led(table: Table, key: ForeignKey) -> bool:
    """Tell whether an index of the table's own serves a foreign key."""
    if table.primary_key.columns[: len(key.columns)] == key.columns:
        return True
    parts: list[Index | Unique] = [*table.uniques, *table.indexes]
    return any(_leads(part, key) for part in parts)


def _leads(part: Index | Unique, key: ForeignKey) -> bool:
    columns = part.columns if isinstance(part, Unique) else tuple(str(one.column) for one in part.elements)
    return columns[: len(key.columns)] == key.columns
