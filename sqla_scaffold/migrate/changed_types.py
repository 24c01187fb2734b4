"""Changes of enums, domains, sequences and extensions on PostgreSQL and MySQL."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.compare.object_changes import (
    AddDomain,
    AddEnum,
    AddExtension,
    AddSequence,
    ChangeDomain,
    ChangeEnum,
    ChangeSequence,
    DropDomain,
    DropEnum,
    DropSequence,
    RenameDomain,
    RenameEnum,
    RenameSequence,
)
from sqla_scaffold.migrate import domains, postgresql, sequences
from sqla_scaffold.migrate.calls import execute
from sqla_scaffold.migrate.program import Phase, Program
from sqla_scaffold.migrate.wording import quote
from sqla_scaffold.schema.table import LiteralDefault, NextValue


def add_extension(program: Program, change: AddExtension) -> None:
    """Make an extension that is not there yet."""
    if program.is_postgresql:
        program.put(Phase.SCHEMAS, execute(f"CREATE EXTENSION IF NOT EXISTS {quote(change.name, program.database)}"))


def add_enum(program: Program, change: AddEnum) -> None:
    """Make the type of an enum."""
    if program.is_postgresql:
        program.put(Phase.TYPES, execute(postgresql.create_type(change.enum)))


def drop_enum(program: Program, change: DropEnum) -> None:
    """Drop the type of an enum, after what used it."""
    if program.is_postgresql:
        program.put(Phase.DROP_TYPES, execute(f"DROP TYPE {postgresql.type_name(change.enum)}"))


def rename_enum(program: Program, change: RenameEnum) -> None:
    """Rename the type of an enum, or move it to another schema."""
    if program.is_postgresql:
        program.put(Phase.TYPES, *map(execute, postgresql.rename_type(change.before, change.after)))


def change_enum(program: Program, change: ChangeEnum) -> None:
    """Rename and add values in place where PostgreSQL can; else replace the type."""
    if not program.is_postgresql:
        return  # its columns change instead
    labels = dict(change.values)
    kept = {one.value for one in change.after.members}
    now_values = [now for now in labels.values() if now is not None]
    for was, now in change.values:
        if now is not None and now != was and now_values.count(now) == 1 and was not in kept:
            program.put(Phase.TYPES, execute(postgresql.rename_value(change.after, was, now)))
    additions = postgresql.additions(change)
    if additions is not None and not _uses(program, change):
        program.put(Phase.TYPES, *map(execute, additions))
        return
    program.put(Phase.REPLACE_TYPES, *map(execute, postgresql.replace_type(program.ground, change)))


def _uses(program: Program, change: ChangeEnum) -> bool:
    """Tell whether a new value is used at once: PostgreSQL refuses that in the transaction that adds it."""
    before = {now for _, now in change.values}
    new = [one.value for one in change.after.members if one.value not in before]
    texts: list[str] = []
    for table in program.ground.difference.after.tables:
        if not any(column.type.enum == change.after.name for column in table.columns):
            continue
        texts += [check.sqltext for check in table.checks]
        texts += [index.where or "" for index in table.indexes]
        for column in table.columns:
            if isinstance(column.server_default, LiteralDefault) and column.server_default.value in new:
                return True
    for fill in program.ground.difference.matches.fills.values():
        texts.append(f"'{fill.value}'" if isinstance(fill, LiteralDefault) else fill.sql)
    return any("'" + value.replace("'", "''") + "'" in text for value in new for text in texts)


def add_domain(program: Program, change: AddDomain) -> None:
    """Make a domain."""
    if program.is_postgresql:
        program.put(Phase.TYPES, *map(execute, domains.create_domain(change.domain)))


def drop_domain(program: Program, change: DropDomain) -> None:
    """Drop a domain, after what used it."""
    if program.is_postgresql:
        program.put(Phase.DROP_TYPES, execute(domains.drop_domain(change.domain)))


def rename_domain(program: Program, change: RenameDomain) -> None:
    """Rename a domain, or move it to another schema."""
    if program.is_postgresql:
        program.put(Phase.TYPES, *map(execute, domains.rename_domain(change)))


def change_domain(program: Program, change: ChangeDomain) -> None:
    """Change a domain in place, or replace it where its type changes."""
    if not program.is_postgresql:
        return
    if domains.is_replaced(change):
        program.put(Phase.REPLACE_TYPES, *map(execute, domains.replace_domain(program.ground, change)))
        return
    program.put(Phase.REPLACE_TYPES, *map(execute, domains.loosen_domain(change)))
    program.put(Phase.ADD_PARTS, *map(execute, domains.tighten_domain(change)))


def add_sequence(program: Program, change: AddSequence) -> None:
    """Make a sequence, and give it to its column when that is there."""
    program.put(Phase.TYPES, execute(sequences.create_sequence(change.sequence, program.database)))
    if change.sequence.owned_by is not None and program.is_postgresql:
        program.put(Phase.ADD_KEYS, execute(sequences.own_sequence(change.sequence)))


def drop_sequence(program: Program, change: DropSequence) -> None:
    """Drop a sequence, after what used it."""
    if change.sequence.owned_by is not None and program.is_postgresql:
        free = replace(change.sequence, owned_by=None)  # else it would go with its table, or its column
        program.put(Phase.TYPES, execute(sequences.own_sequence(free)))
    program.put(Phase.DROP_TYPES, execute(sequences.drop_sequence(change.sequence, program.database)))


def rename_sequence(program: Program, change: RenameSequence) -> None:
    """Rename a sequence; MySQL's columns have to be told."""
    program.put(Phase.TYPES, *map(execute, sequences.rename_sequence(change, program.database)))
    if program.is_postgresql:
        return  # its columns know it by more than its name
    for key, table in program.ground.kept.items():
        for column in program.ground.difference.after.tables_by_key[key].columns:
            if column.server_default == NextValue(change.after.key) and column.name in table.by_name:
                new = program.ground.new_column(key, column.name)
                default = new.server_default
                program.put(Phase.CHANGE_COLUMNS, program.alter(key, column.name, new, server_default=default))


def change_sequence(program: Program, change: ChangeSequence) -> None:
    """Change a sequence's options and its owner."""
    altered = sequences.alter_sequence(change, program.database)
    if altered is not None:
        program.put(Phase.REPLACE_TYPES, execute(altered))
    if "owned_by" in change.facts and program.is_postgresql:
        if change.before.owned_by is not None:
            program.put(Phase.TYPES, execute(sequences.own_sequence(replace(change.after, owned_by=None))))
        if change.after.owned_by is not None:
            program.put(Phase.ADD_KEYS, execute(sequences.own_sequence(change.after)))
