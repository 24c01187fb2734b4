"""Changes on PostgreSQL and MySQL: THE TABLE of what is done for each, in phases whose order suits them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alembic.operations import ops
from sqlalchemy.schema import conv

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
    RenameColumn,
    RenamePart,
    RenamePartition,
    RenameTable,
)
from sqla_scaffold.compare.object_changes import (
    AddComposite,
    AddDomain,
    AddEnum,
    AddExtension,
    AddSequence,
    ChangeComposite,
    ChangeDomain,
    ChangeEnum,
    ChangeSequence,
    DropComposite,
    DropDomain,
    DropEnum,
    DropSequence,
    RenameComposite,
    RenameDomain,
    RenameEnum,
    RenameSequence,
)
from sqla_scaffold.emit.partitions import keys_in_the_way, partition_statements
from sqla_scaffold.migrate import (
    changed_columns,
    changed_partitions,
    changed_parts,
    changed_types,
    composites,
    postgresql,
)
from sqla_scaffold.migrate.calls import Call, execute
from sqla_scaffold.migrate.changed_parts import create_key, drop_constraint, recreate
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.operations import CreateExactIndex
from sqla_scaffold.migrate.options import alter_options, leave_parents
from sqla_scaffold.migrate.ordering import created, in_free_order
from sqla_scaffold.migrate.program import Operation, Phase, Program, schema_words
from sqla_scaffold.migrate.schemas import create_schema, drop_schema
from sqla_scaffold.migrate.views import views
from sqla_scaffold.migrate.wording import quote, table_name
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import TableKey


def operations(ground: Ground, revision: str, *, is_online: bool = False) -> list[Operation]:
    """Return what is done on PostgreSQL or MySQL, in its order.

    Args:
        revision: the revision's id, by which it knows the schemas that it made.
        is_online: whether others are at work meanwhile: PostgreSQL then does apart from the rest what takes long.
    """
    program = Program(ground, revision, is_online=is_online)
    _schemas(program)
    _tables(program)
    _renames(program)
    for change in program.changes:
        handler = _HANDLERS.get(type(change))
        if handler is not None:
            handler(program, change)
    recreate(program)
    dropped, made = views(ground)
    program.put(Phase.DROP_VIEWS, *dropped)
    program.put(Phase.ADD_VIEWS, *made)
    return program.in_order()


def _schemas(program: Program) -> None:
    if not program.is_postgresql:
        return
    before, after = _schemas_of(program.ground.difference.before), _schemas_of(program.ground.difference.after)
    for name in sorted(after - before):
        program.put(Phase.SCHEMAS, execute(create_schema(name, program.revision)))
    for name in sorted(before - after, reverse=True):
        # On the way back it is this revision that made it.
        made_by = program.revision if program.ground.difference.matches.backwards else None
        program.put(Phase.DROP_SCHEMAS, execute(drop_schema(name, made_by)))


def _tables(program: Program) -> None:
    added = [program.ground.new_table(one.table.key) for one in program.changes if isinstance(one, AddTable)]
    tables, late = created(added)
    for table in tables:
        program.put(Phase.ADD_TABLES, ops.CreateTableOp.from_table(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            program.put(Phase.ADD_TABLES, CreateExactIndex.from_index(index))
    program.put(Phase.ADD_KEYS, *map(create_key, late))
    new = (one.table for one in program.changes if isinstance(one, AddTable) and program.is_postgresql)
    program.put(Phase.ADD_PARTITIONS, *(execute(sql) for table in new for sql in partition_statements(table)))
    gone = [one.table for one in program.changes if isinstance(one, DropTable)]
    tables, late = created([program.ground.gone.tables[str(table.key)] for table in gone])
    if program.is_postgresql:
        held = keys_in_the_way(gone, [(table.name, table.schema) for table in reversed(tables)])
        program.put(Phase.DROP_KEYS, *map(execute, held))
    for key in late:
        program.put(
            Phase.DROP_KEYS, drop_constraint(conv(str(key.name)), key.table.name, key.table.schema, "foreignkey")
        )
    for table in reversed(tables):
        program.put(Phase.DROP_TABLES, ops.DropTableOp(table.name, schema=table.schema))


def _renames(program: Program) -> None:
    renames = {one.before: one.after for one in program.changes if isinstance(one, RenameTable)}
    for before, after in in_free_order(renames):
        if before.schema != after.schema:
            target = "public" if after.schema is None else after.schema
            old = ".".join(quote(part, program.database) for part in (before.schema, before.name) if part)
            program.put(Phase.RENAME_TABLES, execute(f"ALTER TABLE {old} SET SCHEMA {quote(target, program.database)}"))
        if before.name != after.name:
            program.put(Phase.RENAME_TABLES, Call("rename_table", before.name, after.name, **schema_words(after)))
    columns: dict[TableKey, dict[str, str]] = {}
    for one in program.changes:
        if isinstance(one, RenameColumn):
            columns.setdefault(one.table, {})[one.before] = one.after
    for table, names in columns.items():
        for was, name in in_free_order(names):
            column = program.ground.old_column(table, name)
            program.put(Phase.RENAME_COLUMNS, program.alter(table, was, column, new_column_name=name))
    if program.is_postgresql:
        for key, kept in program.ground.kept.items():
            if program.ground.was(key) != key or key in columns:
                program.put(Phase.RENAME_COLUMNS, *postgresql.rename_sequences(program.ground, key, kept))


def change_comment(program: Program, change: ChangeComment) -> None:
    """Change a table's comment."""
    key = change.table
    existing = {} if change.before is None else {"existing_comment": change.before}
    if change.after is None:
        program.put(Phase.COMMENTS, Call("drop_table_comment", key.name, **existing, **schema_words(key)))
    else:
        program.put(
            Phase.COMMENTS, Call("create_table_comment", key.name, change.after, **existing, **schema_words(key))
        )


def change_options(program: Program, change: ChangeOptions) -> None:
    """Change a table's options."""
    target = table_name(program.ground.new_table(change.table), program.database)
    statements = alter_options(target, change.before, change.after, program.database)
    # A new partition stands where its table does.
    phase = Phase.COMMENTS if change.before.partition_by is None else Phase.CHANGE_PARTITIONS
    program.put(phase, *map(execute, statements))
    if program.is_postgresql:
        left = leave_parents(change.before, change.after, program.ground.difference.matches.tables, change.table)
        program.put(Phase.DROP_PARTS, *map(execute, left))


def _schemas_of(schema: Schema) -> set[str]:
    views_made = [view.table for view in schema.views if view.sql is not None]
    named = {table.key.schema for table in (*schema.tables, *views_made)} | {enum.schema for enum in schema.enums}
    named |= (
        {one.schema for one in schema.composites}
        | {domain.schema for domain in schema.domains}
        | {one.key.schema for one in schema.sequences}
    )
    return {name for name in named if name is not None}


Handler = Callable[[Program, Any], None]
# What is done for each change; renames and whole tables are done together, for they need an order among themselves.
_HANDLERS: dict[type, Handler] = {
    AddExtension: changed_types.add_extension,
    AddEnum: changed_types.add_enum,
    DropEnum: changed_types.drop_enum,
    AddSequence: changed_types.add_sequence,
    DropSequence: changed_types.drop_sequence,
    RenameSequence: changed_types.rename_sequence,
    ChangeSequence: changed_types.change_sequence,
    AddDomain: changed_types.add_domain,
    DropDomain: changed_types.drop_domain,
    RenameDomain: changed_types.rename_domain,
    ChangeDomain: changed_types.change_domain,
    RenameEnum: changed_types.rename_enum,
    ChangeEnum: changed_types.change_enum,
    AddColumn: changed_columns.add_column,
    DropColumn: changed_columns.drop_column,
    ChangeColumn: changed_columns.change_column,
    ChangePrimaryKey: changed_parts.change_primary_key,
    AddPart: changed_parts.add_part,
    DropPart: changed_parts.drop_part,
    ChangePart: changed_parts.change_part,
    RenamePart: changed_parts.rename_part,
    ChangeComment: change_comment,
    ChangeOptions: change_options,
    AddPartition: changed_partitions.add_partition,
    DropPartition: changed_partitions.drop_partition,
    RenamePartition: changed_partitions.rename_partition,
    ChangePartition: changed_partitions.change_partition,
    RenameTable: changed_partitions.move_partitions,
    AddComposite: composites.add_composite,
    DropComposite: composites.drop,
    RenameComposite: composites.rename_composite,
    ChangeComposite: composites.change_composite,
}
