"""Changes of columns on PostgreSQL and MySQL."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic.operations import ops

from sqla_scaffold.compare.changes import AddColumn, ChangeColumn, ChangePrimaryKey, DropColumn
from sqla_scaffold.compare.lost import rows_get
from sqla_scaffold.migrate import online, postgresql
from sqla_scaffold.migrate.calls import Call, execute
from sqla_scaffold.migrate.program import Operation, Phase, Program
from sqla_scaffold.migrate.wording import (
    default_words,
    quote,
    table_name,
    value_words,
    zero,
)
from sqla_scaffold.schema.table import Column, LiteralDefault, SqlDefault, TableKey


def add_column(program: Program, change: AddColumn) -> None:
    """Add a column; rows that are there get its value before it refuses NULL."""
    table, column = change.table, program.ground.new_column(change.table, change.column.name)
    if change.column.computed is not None:
        program.put(Phase.COMPUTE, _add(table, column))
        return
    if change.column.autoincrement:
        _add_counted(program, change, column)
        return
    value = change.fill or _zero(program, change)
    if value is None:
        program.put(Phase.ADD_COLUMNS, _add(table, column))
        return
    update = _update(program, table, column, value, change.column)
    if change.column.nullable:
        program.put(Phase.ADD_COLUMNS, _add(table, column), update)
    else:
        finish = program.alter(table, column.name, column, existing_nullable=None, nullable=False)
        program.put(Phase.ADD_COLUMNS, _add(table, column, nullable=True), update, finish)


def _add_counted(program: Program, change: AddColumn, column: sa.Column[Any]) -> None:
    if program.is_postgresql:
        program.put(Phase.ADD_COLUMNS, execute(postgresql.add_serial(column)))


def _zero(program: Program, change: AddColumn) -> LiteralDefault | SqlDefault | None:
    """Return a value for the way back: a column that was there has no values any more."""
    back = program.ground.difference
    if not back.matches.backwards or rows_get(back, change) != "made up":
        return None
    return zero(change.column.type, program.ground.labels(change.column.type))


def _update(
    program: Program,
    table: TableKey,
    column: sa.Column[Any],
    value: LiteralDefault | SqlDefault,
    fact: Column,
    where: str = "",
) -> Call:
    words = value_words(value, fact.type, column.type, program.database)
    name = quote(column.name, program.database)
    target = table_name(program.ground.new_table(table), program.database)
    return execute(f"UPDATE {target} SET {name} = {words}{where}")


def drop_column(program: Program, change: DropColumn) -> None:
    """Drop a column, early where another takes its name."""
    key = change.table
    if _goes_with_the_key(program, change):
        return
    if change.column.name in program.ground.difference.matches.columns[key]:
        was = program.ground.was(key)
        program.put(Phase.VACATE, ops.DropColumnOp(was.name, change.column.name, schema=was.schema))
    else:
        program.put(Phase.DROP_COLUMNS, ops.DropColumnOp(key.name, change.column.name, schema=key.schema))


def _goes_with_the_key(program: Program, change: DropColumn) -> bool:
    """Tell whether MySQL drops a column in the statement that changes the primary key."""
    keys = {one.table: one for one in program.changes if isinstance(one, ChangePrimaryKey)}
    key = keys.get(change.table)
    return not program.is_postgresql and key is not None and change.column.name in key.before.columns


def change_column(program: Program, change: ChangeColumn) -> None:
    """Change a column's type, default, comment and whether it is nullable, in as few statements as there can be."""
    key, name = change.table, change.after.name
    if change.after.inherited and change.facts == ("comment",):  # it may have come just now, with the table above
        comments = {"comment": change.after.comment, "existing_comment": change.before.comment}
        step = program.alter(key, name, program.ground.new_column(key, name), **comments)
        program.put(Phase.COMMENTS, step)
        return
    if program.ground.is_same_column(key, name):
        return
    if change.before.computed != change.after.computed:
        _change_computed(program, change)
        return
    if program.is_postgresql:
        program.put(Phase.CHANGE_COLUMNS, *postgresql.before_change(program.ground, change))
    old, new = program.ground.old_column(key, name), program.ground.new_column(key, name)
    given = _differences(program, change, old, new)
    values = program.ground.new_values(change.after.type)
    steps: list[Operation] = []
    if not program.is_postgresql and values:
        steps += _through_both(program, change, old, values)
        old = _half_way(old, _both(program, change))
    if program.is_apart and given.get("nullable") is False:
        del given["nullable"]
        apart, last = online.forbid_nulls(program.ground, key, new, change.fill)
        program.put(Phase.APART, *apart)
        steps += last
    tightens = given.get("nullable") is False and change.fill is not None
    if tightens:
        del given["nullable"]
    if given:
        steps.append(program.alter(key, name, old, **given))
    if tightens and change.fill is not None:
        where = f" WHERE {quote(name, program.database)} IS NULL"
        steps.append(_update(program, key, new, change.fill, change.after, where))
        steps.append(program.alter(key, name, new, existing_nullable=None, nullable=False))
    program.put(Phase.CHANGE_COLUMNS, *steps)
    if program.is_postgresql:
        program.put(Phase.CHANGE_COLUMNS, *postgresql.after_change(program.ground, change))


def _differences(program: Program, change: ChangeColumn, old: sa.Column[Any], new: sa.Column[Any]) -> dict[str, Any]:
    """Return the arguments of `alter_column` that say what is different on this database."""
    given: dict[str, Any] = {}
    if not program.ground.is_same_type(change.table, change.after.name):
        given["type_"] = new.type
    if default_words(old, program.database) != default_words(new, program.database):
        given["server_default"] = None if change.after.server_default is None else new.server_default
    if change.before.nullable != change.after.nullable:
        given["nullable"] = change.after.nullable
    if change.before.comment != change.after.comment:
        given["comment"] = change.after.comment
    if change.before.autoincrement != change.after.autoincrement and not program.is_postgresql:
        given["autoincrement"] = change.after.autoincrement
    if program.is_postgresql:
        given |= postgresql.differences(program.ground, change, given)
    return given


def _both(program: Program, change: ChangeColumn) -> list[str]:
    was = None if change.before.type.enum is None else program.ground.enum_before(str(change.after.type.enum))
    old = [] if was is None else [one.value for one in was.members]
    return list(dict.fromkeys([*old, *program.ground.labels(change.after.type)]))


def _through_both(
    program: Program, change: ChangeColumn, old: sa.Column[Any], values: dict[str, str | None]
) -> list[Operation]:
    """Let a column take old and new values, and turn the one into the other."""
    if change.before.type.enum is None:
        return []
    enum = sa.Enum(*_both(program, change), name=str(getattr(old.type, "name", "")))
    widens = list(getattr(old.type, "enums", ())) != _both(program, change)
    steps: list[Operation] = [program.alter(change.table, old.name, old, type_=enum)] if widens else []
    target = table_name(program.ground.new_table(change.table), program.database)
    name = quote(old.name, program.database)
    for was, now in values.items():
        if now is not None:
            steps.append(execute(f"UPDATE {target} SET {name} = {_text(now)} WHERE {name} = {_text(was)}"))
    return steps


def _change_computed(program: Program, change: ChangeColumn) -> None:
    key, column = change.table, program.ground.new_column(change.table, change.after.name)
    if change.after.computed is None and program.is_postgresql:
        target, name = table_name(program.ground.new_table(key), program.database), quote(column.name, program.database)
        program.put(Phase.CHANGE_COLUMNS, execute(f"ALTER TABLE {target} ALTER COLUMN {name} DROP EXPRESSION"))
        return
    if change.after.computed is None:
        program.put(Phase.CHANGE_COLUMNS, program.alter(key, column.name, column, type_=column.type))
        return
    was = program.ground.was(key)
    names = {name: other for name, other in program.ground.difference.matches.columns[key].items()}
    program.put(Phase.VACATE, ops.DropColumnOp(was.name, names[column.name], schema=was.schema))
    program.put(Phase.COMPUTE, _add(key, column))


def _add(table: TableKey, column: sa.Column[Any], nullable: bool | None = None) -> ops.AddColumnOp:
    copy = column._copy()
    if nullable is not None:
        copy.nullable = nullable
    return ops.AddColumnOp(table.name, copy, schema=table.schema)


def _half_way(column: sa.Column[Any], values: list[str]) -> sa.Column[Any]:
    """Return a column as it is half way: it takes the values of before and of after."""
    if not isinstance(column.type, sa.Enum):
        return column
    copy = column._copy()
    copy.type = sa.Enum(*values, name=str(column.type.name))
    sa.Table(column.table.name, sa.MetaData(), copy)
    return copy


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
