"""Changes on SQLite: by its own few statements where they do, else by making the table anew and moving the rows.

The rebuild is written out (create, copy, drop, rename) and not left to Alembic's batch mode, which reads the table back and
loses what reading does not show: indexes on expressions, collations, the name of the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy.schema import conv

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    AddTable,
    ChangeColumn,
    ChangeOptions,
    ChangePart,
    ChangePrimaryKey,
    DropColumn,
    DropPart,
    DropTable,
    RenameColumn,
    RenamePart,
    RenameTable,
)
from sqla_scaffold.compare.lost import rows_get
from sqla_scaffold.compare.object_changes import ChangeEnum
from sqla_scaffold.compare.renaming import names_in
from sqla_scaffold.migrate.calls import Call, execute
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.operations import CreateExactIndex
from sqla_scaffold.migrate.ordering import created, in_free_order
from sqla_scaffold.migrate.views import views
from sqla_scaffold.migrate.wording import default_words, quote, value_words, zero
from sqla_scaffold.schema.table import Column, Index, SqlDefault, Table, TableKey
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

_NAME = "sqlite"
Operation = ops.MigrateOperation


def operations(ground: Ground) -> list[Operation]:
    """Return what is done on SQLite, in its order."""
    dropped, made = views(ground)
    return [*dropped, *_Program(ground).operations(), *made]


class _Program:
    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.changes = ground.changes
        # A rebuild gives back everything; what is done to these tables otherwise is done by it.
        self.rebuilt = {key for key in ground.kept if key in ground.touched and self._needs_rebuild(key)}

    def operations(self) -> Iterator[Operation]:
        yield from self._drops()
        yield from self._renames()
        tables, _ = created([self.ground.new_table(one.table.key) for one in self.changes if isinstance(one, AddTable)])
        for table in tables:
            yield ops.CreateTableOp.from_table(table)
            yield from _indexes(table)
        for key in self.ground.kept:
            if key in self.rebuilt:
                yield from self._rebuild(key)
            elif key in self.ground.touched:
                yield from self._in_place(key)

    def _of(self, key: TableKey) -> list[Any]:
        return [one for one in self.changes if getattr(one, "table", None) == key]

    def _needs_rebuild(self, key: TableKey) -> bool:
        return any(self._is_too_much(one) for one in self._of(key)) or self._follows_a_key(key)

    def _follows_a_key(self, key: TableKey) -> bool:
        """Tell whether a column has another type since the key that it refers to is counted now, or no longer."""
        table, kept = self.ground.difference.after.tables_by_key[key], self.ground.difference.matches.columns[key]
        names = {name for one in table.foreign_keys for name in one.columns if name in kept}
        return any(not self.ground.is_same_column(key, name) for name in names)

    def _is_too_much(self, change: Any) -> bool:
        """Tell whether SQLite has no statement for a change."""
        match change:
            case ChangeColumn():
                return not self.ground.is_same_column(change.table, change.after.name)
            case ChangePrimaryKey():
                return True
            case ChangeOptions():
                sides = (change.before, change.after)
                return len({(one.strict, one.without_rowid, one.sqlite_autoincrement) for one in sides}) > 1
            case AddPart(part=part) | DropPart(part=part):
                return not isinstance(part, Index)
            case ChangePart(before=Index()) | RenamePart(before=Index()):
                return False
            case ChangePart():
                return not self.ground.is_same_part(change.table, change.before, change.after)
            case RenamePart():
                return True
            case AddColumn():
                return not self._can_add(change)
            case DropColumn():
                return not self._can_drop(change)
            case _:
                return False

    def _can_add(self, change: AddColumn) -> bool:
        column = change.column
        table = self.ground.new_table(change.table)
        if column.name in table.primary_key.columns or column.computed is not None:
            return False
        default = default_words(table.c[column.name], _NAME)
        is_constant = default is None or not (default.startswith("(") or default.upper().startswith("CURRENT_"))
        return (column.nullable or default is not None) and is_constant

    def _can_drop(self, change: DropColumn) -> bool:
        table, name = self.ground.kept[change.table], change.column.name
        if name in self.ground.difference.matches.columns[change.table]:
            return False  # its name is another one's now
        held = {*table.primary_key.columns, *(at for one in table.uniques for at in one.columns)}
        held |= {at for one in table.foreign_keys for at in one.columns}
        texts = [one.sqltext for one in table.checks]
        texts += [one.computed.sqltext for one in table.columns if one.computed is not None]
        return name not in held.union(*map(names_in, texts)) and change.column.computed is None

    def _drops(self) -> Iterator[Operation]:
        for one in self.changes:
            if isinstance(one, (DropPart, ChangePart, RenamePart)) and one.table not in self.rebuilt:
                part = one.part if isinstance(one, DropPart) else one.before
                if isinstance(part, Index):
                    yield Call("drop_index", conv(part.name), table_name=self.ground.was(one.table).name)
        dropped, _ = created(
            [self.ground.gone.tables[str(one.table.key)] for one in self.changes if isinstance(one, DropTable)]
        )
        for table in reversed(dropped):
            yield ops.DropTableOp(table.name)

    def _renames(self) -> Iterator[Operation]:
        renames = {one.before: one.after for one in self.changes if isinstance(one, RenameTable)}
        for before, after in in_free_order(renames):
            yield Call("rename_table", before.name, after.name)
        for one in self.changes:
            if isinstance(one, DropColumn) and one.column.name in self.ground.difference.matches.columns[one.table]:
                # It makes room for a column that gets its name, and goes with the copy of the table.
                target, was, away = (quote(text, _NAME) for text in (one.table.name, one.column.name, _away(one)))
                yield execute(f"ALTER TABLE {target} RENAME COLUMN {was} TO {away}")
        columns: dict[TableKey, dict[str, str]] = {}
        for one in self.changes:
            if isinstance(one, RenameColumn):
                columns.setdefault(one.table, {})[one.before] = one.after
        for table, names in columns.items():
            for was, name in in_free_order(names):
                # In the SQL of other tables as well, which copying this one would leave as it is.
                target, old, new = (quote(text, _NAME) for text in (table.name, was, name))
                yield execute(f"ALTER TABLE {target} RENAME COLUMN {old} TO {new}")

    def _in_place(self, key: TableKey) -> Iterator[Operation]:
        changes, table = self._of(key), self.ground.new_table(key)
        for one in changes:
            if isinstance(one, DropColumn):
                yield ops.DropColumnOp(key.name, one.column.name)
        for one in changes:
            if isinstance(one, AddColumn):
                column = table.c[one.column.name]
                yield ops.AddColumnOp(key.name, column._copy())
                if one.fill is not None:
                    words = value_words(one.fill, one.column.type, column.type, _NAME)
                    yield execute(f"UPDATE {quote(key.name, _NAME)} SET {quote(column.name, _NAME)} = {words}")
        yield from self._new_values(key)
        for one in changes:
            if isinstance(one, (AddPart, ChangePart, RenamePart)):
                part = one.part if isinstance(one, AddPart) else one.after
                if isinstance(part, Index):
                    yield next(made for made in _indexes(table) if made.index_name == part.name)

    def _new_values(self, key: TableKey) -> Iterator[Operation]:
        """Yield what turns values of enums into others, in a table that is not rebuilt."""
        if not any(isinstance(one, ChangeEnum) for one in self.changes):
            return
        columns = self.ground.difference.matches.columns[key]
        for column in self.ground.difference.after.tables_by_key[key].columns:
            for was, now in self.ground.new_values(column.type).items():
                if now is not None and column.name in columns:
                    name = quote(column.name, _NAME)
                    yield execute(
                        f"UPDATE {quote(key.name, _NAME)} SET {name} = {_text(now)} WHERE {name} = {_text(was)}"
                    )

    def _rebuild(self, key: TableKey) -> Iterator[Operation]:
        """Make a table anew and move its rows; env.py switches foreign keys off meanwhile and checks them afterwards."""
        old, table = self.ground.kept[key], self.ground.new_table(key)
        new = f"_new_{key.name}"
        create = ops.CreateTableOp.from_table(table)
        create.table_name = new
        yield create
        copied = list(self._copied(key, old))
        names = ", ".join(quote(name, _NAME) for name, _ in copied)
        values = ", ".join(expression for _, expression in copied)
        if copied:
            yield execute(f"INSERT INTO {quote(new, _NAME)} ({names}) SELECT {values} FROM {quote(key.name, _NAME)}")
        yield ops.DropTableOp(key.name)
        yield Call("rename_table", new, key.name)
        yield from _indexes(table)

    def _copied(self, key: TableKey, old: Table) -> Iterator[tuple[str, str]]:
        """Yield the columns of the new table that get a value, with it."""
        changes = {one.after.name: one for one in self._of(key) if isinstance(one, ChangeColumn)}
        added = {one.column.name: one for one in self._of(key) if isinstance(one, AddColumn)}
        for column in self.ground.difference.after.tables_by_key[key].columns:
            if column.computed is not None:
                continue
            if column.name in added:
                value = self._added(added[column.name])
                if value is not None:
                    yield column.name, value
            else:
                yield column.name, self._kept(key, old.by_name[column.name], column, changes.get(column.name))

    def _added(self, change: AddColumn) -> str | None:
        column = self.ground.new_column(change.table, change.column.name)
        value = change.fill
        if value is None and change.column.server_default is not None:
            return default_words(column, _NAME)
        back = self.ground.difference
        if value is None and back.matches.backwards and rows_get(back, change) == "made up":
            value = zero(change.column.type, self.ground.labels(change.column.type))
        return None if value is None else value_words(value, change.column.type, column.type, _NAME)

    def _kept(self, key: TableKey, old: Column, column: Column, change: ChangeColumn | None) -> str:
        value = _cast(quote(column.name, _NAME), old, column)
        cases = {was: now for was, now in self.ground.new_values(column.type).items() if now is not None}
        if cases:
            whens = " ".join(f"WHEN {_text(was)} THEN {_text(now)}" for was, now in cases.items())
            value = f"CASE {value} {whens} ELSE {value} END"
        if change is not None and change.fill is not None:
            type_ = self.ground.new_column(key, column.name).type
            filled = value_words(change.fill, column.type, type_, _NAME)
            if isinstance(change.fill, SqlDefault) and change.fill == column.server_default:
                filled = default_words(self.ground.new_column(key, column.name), _NAME) or filled
            value = f"coalesce({value}, {filled})"
        return value


def _away(change: DropColumn) -> str:
    return f"_old_{change.column.name}"


def _cast(name: str, old: Column, new: Column) -> str:
    """Return a value for a column of another type; SQLite's affinities turn numbers and texts into each other."""
    kinds = (kind_of(old.type), kind_of(new.type))
    if kinds == (Kind.STR, Kind.UUID):  # SQLAlchemy keeps 32 digits there, without hyphens
        return f"lower(replace({name}, '-', ''))"
    if kinds == (Kind.UUID, Kind.STR):
        return " || '-' || ".join(f"substr({name}, {start}, {size})" for start, size in _GROUPS)
    if kinds[1] is Kind.BOOL and kinds[0] in (Kind.INT, Kind.FLOAT, Kind.DECIMAL):
        return f"{name} <> 0"
    return name


_GROUPS = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))


def _indexes(table: sa.Table) -> Iterator[ops.CreateIndexOp]:
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        yield CreateExactIndex.from_index(index)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
