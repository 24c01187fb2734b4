"""Changes on PostgreSQL and MySQL: THE TABLE of what is done for each, in phases whose order suits them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum, auto
from typing import Any

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.schema import conv

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddDomain,
    AddEnum,
    AddExtension,
    AddPart,
    AddSequence,
    AddTable,
    ChangeColumn,
    ChangeComment,
    ChangeDomain,
    ChangeEnum,
    ChangeOptions,
    ChangePart,
    ChangePrimaryKey,
    ChangeSequence,
    DropColumn,
    DropDomain,
    DropEnum,
    DropPart,
    DropSequence,
    DropTable,
    Part,
    RenameColumn,
    RenameDomain,
    RenameEnum,
    RenamePart,
    RenameSequence,
    RenameTable,
)
from sqla_scaffold.compare.renaming import names_in
from sqla_scaffold.migrate import domains, online, postgresql, sequences
from sqla_scaffold.migrate.calls import Call, Source, execute
from sqla_scaffold.migrate.ground import Ground, find
from sqla_scaffold.migrate.operations import CreateExactIndex
from sqla_scaffold.migrate.options import alter_options
from sqla_scaffold.migrate.ordering import created, in_free_order
from sqla_scaffold.migrate.schemas import create_schema, drop_schema
from sqla_scaffold.migrate.views import views
from sqla_scaffold.migrate.wording import default_words, part_words, quote, table_name, value_words, zero
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import (
    Check,
    Column,
    Exclude,
    ForeignKey,
    Index,
    LiteralDefault,
    NextValue,
    SqlDefault,
    Table,
    TableKey,
    Unique,
)


class Phase(IntEnum):
    """When something is done: what is in the way goes first, and what needs others comes last."""

    APART = auto()
    SCHEMAS = auto()
    TYPES = auto()
    DROP_VIEWS = auto()
    DROP_KEYS = auto()
    DROP_PARTS = auto()
    DROP_TABLES = auto()
    VACATE = auto()
    RENAME_TABLES = auto()
    RENAME_COLUMNS = auto()
    RENAME_PARTS = auto()
    REPLACE_TYPES = auto()
    ADD_TABLES = auto()
    ADD_COLUMNS = auto()
    CHANGE_COLUMNS = auto()
    DROP_COLUMNS = auto()
    COMPUTE = auto()
    KEYS = auto()
    ADD_PARTS = auto()
    ADD_KEYS = auto()
    COMMENTS = auto()
    ADD_VIEWS = auto()
    DROP_TYPES = auto()
    DROP_SCHEMAS = auto()


# Alembic has no word for an exclusion constraint; PostgreSQL needs none.
_KIND = {ForeignKey: "foreignkey", Unique: "unique", Check: "check", Exclude: None}
Operation = ops.MigrateOperation


def operations(ground: Ground, revision: str, *, is_online: bool = False) -> list[Operation]:
    """Return what is done on PostgreSQL or MySQL, in its order.

    Args:
        revision: the revision's id, by which it knows the schemas that it made.
        is_online: whether others are at work meanwhile: PostgreSQL then does apart from the rest what takes long.
    """
    return _Program(ground, revision, is_online).operations()


class _Program:
    def __init__(self, ground: Ground, revision: str, is_online: bool) -> None:
        self.ground = ground
        self.revision = revision
        self.database = ground.database
        self.is_postgresql = ground.database == "postgresql"
        self.is_apart = is_online and self.is_postgresql
        self.changes = ground.changes
        self._phases: dict[Phase, list[Operation]] = {phase: [] for phase in Phase}

    def put(self, phase: Phase, *operations: Operation) -> None:
        self._phases[phase] += operations

    def operations(self) -> list[Operation]:
        self._schemas()
        self._tables()
        self._renames()
        for change in self.changes:
            handler = _HANDLERS.get(type(change))
            if handler is not None:
                handler(self, change)
        self._recreate()
        dropped, made = views(self.ground)
        self.put(Phase.DROP_VIEWS, *dropped)
        self.put(Phase.ADD_VIEWS, *made)
        found = [operation for phase in Phase if phase is not Phase.APART for operation in self._phases[phase]]
        apart = self._phases[Phase.APART]
        return [online.Apart(apart), *found] if apart else found

    # --- schemas, tables, names ---------------------------------------------------------------------------------------

    def _schemas(self) -> None:
        if not self.is_postgresql:
            return
        before, after = _schemas_of(self.ground.difference.before), _schemas_of(self.ground.difference.after)
        for name in sorted(after - before):
            self.put(Phase.SCHEMAS, execute(create_schema(name, self.revision)))
        for name in sorted(before - after, reverse=True):
            # On the way back it is this revision that made it.
            made_by = self.revision if self.ground.difference.matches.backwards else None
            self.put(Phase.DROP_SCHEMAS, execute(drop_schema(name, made_by)))

    def _tables(self) -> None:
        added = [self.ground.new_table(one.table.key) for one in self.changes if isinstance(one, AddTable)]
        tables, late = created(added)
        for table in tables:
            self.put(Phase.ADD_TABLES, ops.CreateTableOp.from_table(table))
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                self.put(Phase.ADD_TABLES, CreateExactIndex.from_index(index))
        self.put(Phase.ADD_KEYS, *map(_create_key, late))
        dropped = [self.ground.gone.tables[str(one.table.key)] for one in self.changes if isinstance(one, DropTable)]
        tables, late = created(dropped)
        for key in late:
            self.put(Phase.DROP_KEYS, _drop(conv(str(key.name)), key.table.name, key.table.schema, "foreignkey"))
        for table in reversed(tables):
            self.put(Phase.DROP_TABLES, ops.DropTableOp(table.name, schema=table.schema))

    def _renames(self) -> None:
        renames = {one.before: one.after for one in self.changes if isinstance(one, RenameTable)}
        for before, after in in_free_order(renames):
            if before.schema != after.schema:
                target = "public" if after.schema is None else after.schema
                old = ".".join(quote(part, self.database) for part in (before.schema, before.name) if part)
                self.put(Phase.RENAME_TABLES, execute(f"ALTER TABLE {old} SET SCHEMA {quote(target, self.database)}"))
            if before.name != after.name:
                self.put(Phase.RENAME_TABLES, Call("rename_table", before.name, after.name, **_schema(after)))
        columns: dict[TableKey, dict[str, str]] = {}
        for one in self.changes:
            if isinstance(one, RenameColumn):
                columns.setdefault(one.table, {})[one.before] = one.after
        for table, names in columns.items():
            for was, name in in_free_order(names):
                column = self.ground.old_column(table, name)
                self.put(Phase.RENAME_COLUMNS, self._alter(table, was, column, new_column_name=name))
        if self.is_postgresql:
            for key, kept in self.ground.kept.items():
                if self.ground.was(key) != key or key in columns:
                    self.put(Phase.RENAME_COLUMNS, *postgresql.rename_sequences(self.ground, key, kept))

    # --- enums ----------------------------------------------------------------------------------------------------------

    def add_enum(self, change: AddEnum) -> None:
        if self.is_postgresql:
            self.put(Phase.TYPES, execute(postgresql.create_type(change.enum)))

    def add_extension(self, change: AddExtension) -> None:
        if self.is_postgresql:
            self.put(Phase.SCHEMAS, execute(f"CREATE EXTENSION IF NOT EXISTS {quote(change.name, self.database)}"))

    def add_domain(self, change: AddDomain) -> None:
        if self.is_postgresql:
            self.put(Phase.TYPES, *map(execute, domains.create_domain(change.domain)))

    def drop_domain(self, change: DropDomain) -> None:
        if self.is_postgresql:
            self.put(Phase.DROP_TYPES, execute(domains.drop_domain(change.domain)))

    def rename_domain(self, change: RenameDomain) -> None:
        if self.is_postgresql:
            self.put(Phase.TYPES, *map(execute, domains.rename_domain(change)))

    def change_domain(self, change: ChangeDomain) -> None:
        if not self.is_postgresql:
            return
        if domains.is_replaced(change):
            self.put(Phase.REPLACE_TYPES, *map(execute, domains.replace_domain(self.ground, change)))
            return
        self.put(Phase.REPLACE_TYPES, *map(execute, domains.loosen_domain(change)))
        self.put(Phase.ADD_PARTS, *map(execute, domains.tighten_domain(change)))

    def add_sequence(self, change: AddSequence) -> None:
        self.put(Phase.TYPES, execute(sequences.create_sequence(change.sequence, self.database)))
        if change.sequence.owned_by is not None and self.is_postgresql:
            self.put(Phase.ADD_KEYS, execute(sequences.own_sequence(change.sequence)))

    def drop_sequence(self, change: DropSequence) -> None:
        if change.sequence.owned_by is not None and self.is_postgresql:
            free = replace(change.sequence, owned_by=None)  # else it would go with its table, or its column
            self.put(Phase.TYPES, execute(sequences.own_sequence(free)))
        self.put(Phase.DROP_TYPES, execute(sequences.drop_sequence(change.sequence, self.database)))

    def rename_sequence(self, change: RenameSequence) -> None:
        self.put(Phase.TYPES, *map(execute, sequences.rename_sequence(change, self.database)))
        if self.is_postgresql:
            return  # its columns know it by more than its name
        for key, table in self.ground.kept.items():
            for column in self.ground.difference.after.tables_by_key[key].columns:
                if column.server_default == NextValue(change.after.key) and column.name in table.by_name:
                    new = self.ground.new_column(key, column.name)
                    default = new.server_default
                    self.put(Phase.CHANGE_COLUMNS, self._alter(key, column.name, new, server_default=default))

    def change_sequence(self, change: ChangeSequence) -> None:
        altered = sequences.alter_sequence(change, self.database)
        if altered is not None:
            self.put(Phase.REPLACE_TYPES, execute(altered))
        if "owned_by" in change.facts and self.is_postgresql:
            if change.before.owned_by is not None:
                self.put(Phase.TYPES, execute(sequences.own_sequence(replace(change.after, owned_by=None))))
            if change.after.owned_by is not None:
                self.put(Phase.ADD_KEYS, execute(sequences.own_sequence(change.after)))

    def drop_enum(self, change: DropEnum) -> None:
        if self.is_postgresql:
            self.put(Phase.DROP_TYPES, execute(f"DROP TYPE {postgresql.type_name(change.enum)}"))

    def rename_enum(self, change: RenameEnum) -> None:
        if self.is_postgresql:
            self.put(Phase.TYPES, *map(execute, postgresql.rename_type(change.before, change.after)))

    def change_enum(self, change: ChangeEnum) -> None:
        if not self.is_postgresql:
            return  # its columns change instead
        labels = dict(change.values)
        kept = {one.value for one in change.after.members}
        now_values = [now for now in labels.values() if now is not None]
        for was, now in change.values:
            if now is not None and now != was and now_values.count(now) == 1 and was not in kept:
                self.put(Phase.TYPES, execute(postgresql.rename_value(change.after, was, now)))
        additions = postgresql.additions(change)
        if additions is not None and not self._uses(change):
            self.put(Phase.TYPES, *map(execute, additions))
            return
        self.put(Phase.REPLACE_TYPES, *map(execute, postgresql.replace_type(self.ground, change)))

    def _uses(self, change: ChangeEnum) -> bool:
        """Tell whether a new value is used at once: PostgreSQL refuses that in the transaction that adds it."""
        before = {now for _, now in change.values}
        new = [one.value for one in change.after.members if one.value not in before]
        texts: list[str] = []
        for table in self.ground.difference.after.tables:
            if not any(column.type.enum == change.after.name for column in table.columns):
                continue
            texts += [check.sqltext for check in table.checks]
            texts += [index.where or "" for index in table.indexes]
            for column in table.columns:
                if isinstance(column.server_default, LiteralDefault) and column.server_default.value in new:
                    return True
        for fill in self.ground.difference.matches.fills.values():
            texts.append(f"'{fill.value}'" if isinstance(fill, LiteralDefault) else fill.sql)
        return any("'" + value.replace("'", "''") + "'" in text for value in new for text in texts)

    # --- columns --------------------------------------------------------------------------------------------------------

    def add_column(self, change: AddColumn) -> None:
        table, column = change.table, self.ground.new_column(change.table, change.column.name)
        if change.column.computed is not None:
            self.put(Phase.COMPUTE, _add(table, column))
            return
        if change.column.autoincrement:
            self._add_counted(change, column)
            return
        value = change.fill or self._zero(change)
        if value is None:
            self.put(Phase.ADD_COLUMNS, _add(table, column))
            return
        update = self._update(table, column, value, change.column)
        if change.column.nullable:
            self.put(Phase.ADD_COLUMNS, _add(table, column), update)
        else:
            finish = self._alter(table, column.name, column, existing_nullable=None, nullable=False)
            self.put(Phase.ADD_COLUMNS, _add(table, column, nullable=True), update, finish)

    def _add_counted(self, change: AddColumn, column: sa.Column[Any]) -> None:
        if self.is_postgresql:
            self.put(Phase.ADD_COLUMNS, execute(postgresql.add_serial(column)))
        # In MySQL it comes with the primary key, without which it may not be.

    def _zero(self, change: AddColumn) -> LiteralDefault | SqlDefault | None:
        """Return a value for the way back: a column that was there has no values any more."""
        column = change.column
        if not self.ground.difference.matches.backwards or column.nullable or column.identity is not None:
            return None
        table = self.ground.difference.after.tables_by_key[change.table]
        keys = [key.columns for key in table.foreign_keys]
        keys += [one.columns for one in table.uniques] + [table.primary_key.columns]
        keys += [tuple(str(part.column) for part in one.elements) for one in table.indexes if one.unique]
        if column.server_default is not None or any(column.name in key for key in keys):
            return None
        return zero(column.type, self.ground.labels(column.type))

    def _update(
        self, table: TableKey, column: sa.Column[Any], value: LiteralDefault | SqlDefault, fact: Column, where: str = ""
    ) -> Call:
        words = value_words(value, fact.type, column.type, self.database)
        name = quote(column.name, self.database)
        target = table_name(self.ground.new_table(table), self.database)
        return execute(f"UPDATE {target} SET {name} = {words}{where}")

    def drop_column(self, change: DropColumn) -> None:
        key = change.table
        if self._goes_with_the_key(change):
            return
        if change.column.name in self.ground.difference.matches.columns[key]:
            was = self.ground.was(key)
            self.put(Phase.VACATE, ops.DropColumnOp(was.name, change.column.name, schema=was.schema))
        else:
            self.put(Phase.DROP_COLUMNS, ops.DropColumnOp(key.name, change.column.name, schema=key.schema))

    def _goes_with_the_key(self, change: DropColumn) -> bool:
        """Tell whether MySQL drops a column in the statement that changes the primary key."""
        keys = {one.table: one for one in self.changes if isinstance(one, ChangePrimaryKey)}
        key = keys.get(change.table)
        return not self.is_postgresql and key is not None and change.column.name in key.before.columns

    def change_column(self, change: ChangeColumn) -> None:
        key, name = change.table, change.after.name
        if self.ground.is_same_column(key, name):
            return
        if change.before.computed != change.after.computed:
            self._change_computed(change)
            return
        if self.is_postgresql:
            self.put(Phase.CHANGE_COLUMNS, *postgresql.before_change(self.ground, change))
        old, new = self.ground.old_column(key, name), self.ground.new_column(key, name)
        given = self._differences(change, old, new)
        values = self.ground.new_values(change.after.type)
        steps: list[Operation] = []
        if not self.is_postgresql and values:
            steps += self._through_both(change, old, values)
            old = _half_way(old, self._both(change))
        if self.is_apart and given.get("nullable") is False:
            del given["nullable"]
            apart, last = online.forbid_nulls(self.ground, key, new, change.fill)
            self.put(Phase.APART, *apart)
            steps += last
        tightens = given.get("nullable") is False and change.fill is not None
        if tightens:
            del given["nullable"]
        if given:
            steps.append(self._alter(key, name, old, **given))
        if tightens and change.fill is not None:
            where = f" WHERE {quote(name, self.database)} IS NULL"
            steps.append(self._update(key, new, change.fill, change.after, where))
            steps.append(self._alter(key, name, new, existing_nullable=None, nullable=False))
        self.put(Phase.CHANGE_COLUMNS, *steps)
        if self.is_postgresql:
            self.put(Phase.CHANGE_COLUMNS, *postgresql.after_change(self.ground, change))

    def _differences(self, change: ChangeColumn, old: sa.Column[Any], new: sa.Column[Any]) -> dict[str, Any]:
        """Return the arguments of `alter_column` that say what is different on this database."""
        given: dict[str, Any] = {}
        if not self.ground.is_same_type(change.table, change.after.name):
            given["type_"] = new.type
        if default_words(old, self.database) != default_words(new, self.database):
            given["server_default"] = None if change.after.server_default is None else new.server_default
        if change.before.nullable != change.after.nullable:
            given["nullable"] = change.after.nullable
        if change.before.comment != change.after.comment:
            given["comment"] = change.after.comment
        if change.before.autoincrement != change.after.autoincrement and not self.is_postgresql:
            given["autoincrement"] = change.after.autoincrement
        if self.is_postgresql:
            given |= postgresql.differences(self.ground, change, given)
        return given

    def _both(self, change: ChangeColumn) -> list[str]:
        was = None if change.before.type.enum is None else self.ground.enum_before(str(change.after.type.enum))
        old = [] if was is None else [one.value for one in was.members]
        return list(dict.fromkeys([*old, *self.ground.labels(change.after.type)]))

    def _through_both(
        self, change: ChangeColumn, old: sa.Column[Any], values: dict[str, str | None]
    ) -> list[Operation]:
        """Let a column take old and new values, and turn the one into the other."""
        if change.before.type.enum is None:
            return []
        enum = sa.Enum(*self._both(change), name=str(getattr(old.type, "name", "")))
        widens = list(getattr(old.type, "enums", ())) != self._both(change)
        steps: list[Operation] = [self._alter(change.table, old.name, old, type_=enum)] if widens else []
        target = table_name(self.ground.new_table(change.table), self.database)
        name = quote(old.name, self.database)
        for was, now in values.items():
            if now is not None:
                steps.append(execute(f"UPDATE {target} SET {name} = {_text(now)} WHERE {name} = {_text(was)}"))
        return steps

    def _change_computed(self, change: ChangeColumn) -> None:
        key, column = change.table, self.ground.new_column(change.table, change.after.name)
        if change.after.computed is None and self.is_postgresql:
            target, name = table_name(self.ground.new_table(key), self.database), quote(column.name, self.database)
            self.put(Phase.CHANGE_COLUMNS, execute(f"ALTER TABLE {target} ALTER COLUMN {name} DROP EXPRESSION"))
            return
        if change.after.computed is None:
            self.put(Phase.CHANGE_COLUMNS, self._alter(key, column.name, column, type_=column.type))
            return
        was = self.ground.was(key)
        names = {name: other for name, other in self.ground.difference.matches.columns[key].items()}
        self.put(Phase.VACATE, ops.DropColumnOp(was.name, names[column.name], schema=was.schema))
        self.put(Phase.COMPUTE, _add(key, column))

    def _alter(self, table: TableKey, name: str, column: sa.Column[Any], **given: Any) -> Call:
        """Return a change of a column; MySQL has to be told anew what stays."""
        stays: dict[str, Any] = {"existing_type": column.type}
        if "nullable" not in given:
            stays["existing_nullable"] = column.nullable
        default = column.server_default
        if isinstance(default, sa.DefaultClause) and "server_default" not in given:
            stays["existing_server_default"] = default
        if column.comment is not None and "comment" not in given:
            stays["existing_comment"] = column.comment
        if column.table._autoincrement_column is column and "autoincrement" not in given:
            stays["existing_autoincrement"] = True
        given = {
            key: value for key, value in {**stays, **given}.items() if key != "existing_nullable" or value is not None
        }
        return Call("alter_column", table.name, name, **given, **_schema(table))

    # --- keys, constraints, indexes -------------------------------------------------------------------------------------

    def change_primary_key(self, change: ChangePrimaryKey) -> None:
        key, was = change.table, self.ground.was(change.table)
        if not self.is_postgresql:
            if change.before.columns != change.after.columns:
                self.put(Phase.KEYS, execute(self._mysql_key(change)))
            return
        if change.before.columns == change.after.columns:
            if change.before.name and change.after.name:
                rename = postgresql.rename_constraint(self.ground.new_table(key), change.before.name, change.after.name)
                self.put(Phase.RENAME_PARTS, execute(rename))
            return
        if change.before.columns:
            self.put(Phase.DROP_PARTS, _drop(conv(str(change.before.name)), was.name, was.schema, "primary"))
        if change.after.columns:
            columns = list(change.after.columns)
            call = Call("create_primary_key", conv(str(change.after.name)), key.name, columns, **_schema(key))
            self.put(Phase.KEYS, call)

    def _mysql_key(self, change: ChangePrimaryKey) -> str:
        """Return the one statement by which MySQL changes a key: it takes no counted column without one."""
        from sqla_scaffold.migrate.wording import column_words

        key = change.table
        parts = ["DROP PRIMARY KEY"] if change.before.columns else []
        old, new = self.ground.old_table(key), self.ground.new_table(key)
        for one in self.changes:
            if isinstance(one, DropColumn) and one.table == key and one.column.name in change.before.columns:
                parts.append(f"DROP COLUMN {quote(one.column.name, self.database)}")
            if isinstance(one, AddColumn) and one.table == key and one.column.autoincrement:
                parts.append(f"ADD COLUMN {column_words(new.c[one.column.name], self.database)[0]}")
        for name in change.before.columns:
            if name in new.c and old._autoincrement_column is old.c[name]:
                parts.insert(0, f"MODIFY {column_words(new.c[name], self.database)[0]}")
        if change.after.columns:
            names = ", ".join(quote(name, self.database) for name in change.after.columns)
            parts.append(f"ADD PRIMARY KEY ({names})")
        return f"ALTER TABLE {table_name(new, self.database)} {', '.join(parts)}"

    def add_part(self, change: AddPart) -> None:
        if self.is_apart:
            self.put(Phase.APART, *online.create(self.ground, change.table, change.part))
        else:
            self._create(change.table, change.part)

    def drop_part(self, change: DropPart) -> None:
        if self.is_apart and isinstance(change.part, Index):
            self.put(Phase.APART, *online.drop_index(self.ground.was(change.table), change.part))
        else:
            self._drop(change.table, change.part)

    def change_part(self, change: ChangePart) -> None:
        if self.ground.is_same_part(change.table, change.before, change.after):
            return
        if self.is_apart and isinstance(change.after, Index):
            self.put(Phase.APART, *online.create(self.ground, change.table, change.after))
            return
        self._drop(change.table, change.before)
        self._create(change.table, change.after)

    def rename_part(self, change: RenamePart) -> None:
        renamed = (
            postgresql.rename_part(self.ground.new_table(change.table), change.before, change.after)
            if self.is_postgresql
            else self._mysql_rename(change)
        )
        if renamed is None:
            self._drop(change.table, change.before)
            self._create(change.table, change.after)
        else:
            self.put(Phase.RENAME_PARTS, execute(renamed))

    def _mysql_rename(self, change: RenamePart) -> str | None:
        if isinstance(change.before, (ForeignKey, Check)):
            return None
        target = table_name(self.ground.new_table(change.table), self.database)
        before, after = (quote(one.name, self.database) for one in (change.before, change.after))
        return f"ALTER TABLE {target} RENAME INDEX {before} TO {after}"

    def _drop(self, key: TableKey, part: Part) -> None:
        was = self.ground.was(key)
        if isinstance(part, Index):
            self.put(Phase.DROP_PARTS, Call("drop_index", conv(part.name), table_name=was.name, **_schema(was)))
        elif isinstance(part, ForeignKey):
            self.put(Phase.DROP_KEYS, _drop(conv(part.name), was.name, was.schema, "foreignkey"))
            if not self.is_postgresql and not _is_led(self.ground.kept[key], part):
                # MySQL made an index for the key, since there was none, and leaves it behind.
                self.put(Phase.DROP_KEYS, Call("drop_index", conv(part.name), table_name=was.name, **_schema(was)))
        else:
            self.put(Phase.DROP_PARTS, _drop(conv(part.name), was.name, was.schema, _KIND[type(part)]))

    def _create(self, key: TableKey, part: Part) -> None:
        made = find(self.ground.new_table(key), part)
        if isinstance(made, sa.Index):
            self.put(Phase.ADD_PARTS, CreateExactIndex.from_index(made))
        elif isinstance(made, sa.ForeignKeyConstraint):
            self.put(Phase.ADD_KEYS, _create_key(made))
        elif isinstance(made, sa.UniqueConstraint):
            self.put(Phase.ADD_PARTS, ops.CreateUniqueConstraintOp.from_constraint(made))
        elif isinstance(part, Exclude):
            self.put(Phase.ADD_PARTS, execute(part_words(made, self.database)))
        elif isinstance(made, sa.CheckConstraint):
            text = Source(repr(str(made.sqltext.text))) if isinstance(made.sqltext, sa.TextClause) else ""
            options = {**made.dialect_kwargs, **_schema(key)}
            self.put(Phase.ADD_PARTS, Call("create_check_constraint", conv(part.name), key.name, text, **options))

    def _recreate(self) -> None:
        """Drop and make again what stays and is in the way of a change."""
        done = {
            (one.table, (one.part if isinstance(one, (AddPart, DropPart)) else one.before).name)
            for one in self.changes
            if isinstance(one, (AddPart, DropPart, ChangePart, RenamePart))
        }
        for key, part in self._in_the_way():
            if (key, part.name) not in done:
                done.add((key, part.name))
                self._drop(key, part)
                self._create(key, part)

    def _in_the_way(self) -> Iterator[tuple[TableKey, Part]]:
        retyped = set(self._retyped())
        recomputed = {
            (one.table, one.after.name)
            for one in self.changes
            if isinstance(one, ChangeColumn) and one.before.computed != one.after.computed and one.after.computed
        }
        keys = {one.table: one for one in self.changes if isinstance(one, ChangePrimaryKey)}
        moved = {
            (table, name)
            for table, one in keys.items()
            if one.before.columns != one.after.columns
            for name in one.before.columns
        }
        yield from self.ground.foreign_keys_of(retyped | recomputed | moved)
        renamed = {(one.table, one.after) for one in self.changes if isinstance(one, RenameColumn)}
        for key in sorted({key for key, _ in retyped | recomputed | renamed}, key=str):
            after = self.ground.difference.after.tables_by_key[key]
            old = {part.name for part in _parts(self.ground.kept[key])}
            names = {name for table, name in retyped | recomputed if table == key}
            rebuilt = {name for table, name in recomputed if table == key}
            if not self.is_postgresql:
                names |= {name for table, name in renamed if table == key}
            for part in _parts(after):
                if part.name in old and (_texts(part) & names or _columns_of(part) & rebuilt):
                    yield key, part
        if not self.is_postgresql:
            yield from self._mysql_keys_without_index()

    def _retyped(self) -> Iterator[tuple[TableKey, str]]:
        enums = {one.after.name for one in self.changes if isinstance(one, ChangeEnum)}
        for one in self.changes:
            if isinstance(one, ChangeColumn) and not self.ground.is_same_type(one.table, one.after.name):
                yield one.table, one.after.name
        if self.is_postgresql and enums and self._phases[Phase.REPLACE_TYPES]:
            for key, table in self.ground.kept.items():
                yield from ((key, one.name) for one in table.columns if postgresql.enum_of(one.type) in enums)

    def _mysql_keys_without_index(self) -> Iterator[tuple[TableKey, Part]]:
        """Yield the foreign keys that stay while the index goes which they need."""
        gone: dict[TableKey, list[Index | Unique]] = {}
        for one in self.changes:
            part = getattr(one, "part", getattr(one, "before", None))
            if isinstance(one, (DropPart, ChangePart)) and isinstance(part, (Index, Unique)):
                gone.setdefault(one.table, []).append(part)
        for key, parts in gone.items():
            names = {one.name for one in self.ground.difference.after.tables_by_key[key].foreign_keys}
            for foreign in self.ground.kept[key].foreign_keys:
                if foreign.name in names and any(_leads(part, foreign) for part in parts):
                    yield key, foreign

    # --- the table itself -----------------------------------------------------------------------------------------------

    def change_comment(self, change: ChangeComment) -> None:
        key = change.table
        existing = {} if change.before is None else {"existing_comment": change.before}
        if change.after is None:
            self.put(Phase.COMMENTS, Call("drop_table_comment", key.name, **existing, **_schema(key)))
        else:
            self.put(Phase.COMMENTS, Call("create_table_comment", key.name, change.after, **existing, **_schema(key)))

    def change_options(self, change: ChangeOptions) -> None:
        target = table_name(self.ground.new_table(change.table), self.database)
        statements = alter_options(target, change.before, change.after, self.database)
        self.put(Phase.COMMENTS, *map(execute, statements))


Handler = Callable[[_Program, Any], None]
# What is done for each change; renames and whole tables are done together, for they need an order among themselves.
_HANDLERS: dict[type, Handler] = {
    AddExtension: _Program.add_extension,
    AddEnum: _Program.add_enum,
    DropEnum: _Program.drop_enum,
    AddSequence: _Program.add_sequence,
    DropSequence: _Program.drop_sequence,
    RenameSequence: _Program.rename_sequence,
    ChangeSequence: _Program.change_sequence,
    AddDomain: _Program.add_domain,
    DropDomain: _Program.drop_domain,
    RenameDomain: _Program.rename_domain,
    ChangeDomain: _Program.change_domain,
    RenameEnum: _Program.rename_enum,
    ChangeEnum: _Program.change_enum,
    AddColumn: _Program.add_column,
    DropColumn: _Program.drop_column,
    ChangeColumn: _Program.change_column,
    ChangePrimaryKey: _Program.change_primary_key,
    AddPart: _Program.add_part,
    DropPart: _Program.drop_part,
    ChangePart: _Program.change_part,
    RenamePart: _Program.rename_part,
    ChangeComment: _Program.change_comment,
    ChangeOptions: _Program.change_options,
}


def _schemas_of(schema: Schema) -> set[str]:
    views_made = [view.table for view in schema.views if view.sql is not None]
    named = {table.key.schema for table in (*schema.tables, *views_made)} | {enum.schema for enum in schema.enums}
    named |= {domain.schema for domain in schema.domains} | {one.key.schema for one in schema.sequences}
    return {name for name in named if name is not None}


def _schema(key: TableKey) -> dict[str, str]:
    return {} if key.schema is None else {"schema": key.schema}


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


def _drop(name: conv, table: str, schema: str | None, kind: str | None) -> Call:
    said = {"type_": kind, "schema": schema}
    return Call("drop_constraint", name, table, **{word: text for word, text in said.items() if text is not None})


def _create_key(key: sa.ForeignKeyConstraint) -> ops.CreateForeignKeyOp:
    operation = ops.CreateForeignKeyOp.from_constraint(key)
    operation.kw.pop("use_alter", None)  # said already: this is the later statement
    assert isinstance(operation, ops.CreateForeignKeyOp)
    return operation


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


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
