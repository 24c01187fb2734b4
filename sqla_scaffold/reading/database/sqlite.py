"""SQLite's catalogue, and the statements that it keeps, as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqla_scaffold.reading.database.found import FoundDatabase, LeftOut
from sqla_scaffold.reading.database.sqlite_constraints import (
    checks_of,
    foreign_keys_of,
    indexes_of,
    made_name,
    uniques_of,
)
from sqla_scaffold.reading.database.sqlite_statements import Statement, table_statement
from sqla_scaffold.reading.database.sqlite_types import server_default, type_use
from sqla_scaffold.reading.database.sqlite_views import view_of
from sqla_scaffold.reading.database.views import in_order_of_need, named_in
from sqla_scaffold.schema.table import Column, Computed, PrimaryKey, Table, TableKey, TableOptions, View

Row = Mapping[str, Any]
Ask = Callable[[str], Sequence[Row]]

# A table's own names begin so; `table_xinfo` lists generated columns too, and those of virtual tables that are hidden.
_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
_OF_EACH = "SELECT m.name AS owner, p.* FROM sqlite_master AS m, pragma_{}(m.name) AS p WHERE m.type = 'table'"
_INDEXED = (
    "SELECT m.name AS owner, i.name AS index_name, c.seqno, c.name FROM sqlite_master AS m, "
    "pragma_index_list(m.name) AS i, pragma_index_info(i.name) AS c WHERE m.type = 'table' AND i.origin = 'u'"
)
_VIRTUAL, _STORED = 2, 3
# The tables in which FTS and R*Tree keep what a virtual table shows; older versions of SQLite do not tell them.
_SHADOWS = "data idx content docsize config segments segdir stat node parent rowid".split()


@dataclass
class _Answers:
    """What the questions were answered, by tables."""

    columns: Mapping[str, list[Row]]
    keys: Mapping[str, list[Row]]
    indexes: Mapping[str, list[Row]]
    uniques: Mapping[str, list[Row]]
    primary_keys: Mapping[str, tuple[str, ...]]


def read_sqlite(ask: Ask) -> FoundDatabase:
    """Return all that stands in a database; one question for each kind of object."""
    objects = ask(_OBJECTS)
    columns = _by_owner(ask(_OF_EACH.format("table_xinfo") + " ORDER BY p.cid"))
    primary_keys = {
        owner: tuple(row["name"] for row in sorted(rows, key=lambda one: one["pk"]) if row["pk"])
        for owner, rows in columns.items()
    }
    answers = _Answers(
        columns,
        _by_owner(ask(_OF_EACH.format("foreign_key_list") + " ORDER BY p.id, p.seq")),
        _by_owner(one for one in objects if one["type"] == "index"),
        _by_owner(ask(_INDEXED + " ORDER BY i.seq DESC, c.seqno")),
        primary_keys,
    )
    virtual = [row["name"] for row in objects if row["type"] == "table" and _is_virtual(row["sql"])]
    shadows = {f"{name}_{ending}" for name in virtual for ending in _SHADOWS}
    tables: list[Table] = []
    views: list[View] = []
    left: list[LeftOut] = []
    for row in objects:
        if row["type"] == "view":
            views.append(view_of(row["name"], row["sql"], ask))
        elif row["type"] == "table" and row["name"] in virtual:
            left.append(LeftOut("virtual table", row["name"]))
        elif row["type"] == "table" and row["name"] not in shadows:
            statement = table_statement(row["sql"])
            tables.append(_table(row["name"], statement, answers))
            left += _unsaid(tables[-1], statement)
    triggers = sum(row["type"] == "trigger" for row in objects)
    left += [LeftOut("trigger", count=triggers)] if triggers else []
    in_order = tuple(sorted(tables, key=lambda one: one.key.name))
    known = [one.key for one in (*in_order, *(view.table for view in views))]
    needs = {view.table.key: named_in(view.sql or "", known) for view in views}
    return FoundDatabase("sqlite", in_order, views=in_order_of_need(views, needs), left_out=tuple(left), needs=needs)


def _by_owner(rows: Any) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["owner"] if "owner" in row else row["tbl_name"]].append(row)
    return found


def _is_virtual(sql: str) -> bool:
    return sql.split(None, 2)[1].upper() == "VIRTUAL"


def _table(name: str, statement: Statement, answers: _Answers) -> Table:
    own = answers.primary_keys.get(name, ())
    foreign_keys = foreign_keys_of(name, answers.keys.get(name, []), statement, answers.primary_keys)
    referring = {column for key in foreign_keys for column in key.columns}
    columns = tuple(_column(row, own, referring, statement) for row in answers.columns[name])
    counts_up = statement.counts_up and any(column.autoincrement for column in columns)
    return Table(
        TableKey(name),
        columns,
        _primary_key(name, own, statement),
        foreign_keys,
        uniques_of(name, answers.uniques.get(name, []), statement),
        checks_of(name, statement),
        indexes_of(answers.indexes.get(name, [])),
        options=TableOptions(
            without_rowid=statement.without_rowid, strict=statement.strict, sqlite_autoincrement=counts_up
        ),
    )


def _primary_key(table: str, columns: tuple[str, ...], statement: Statement) -> PrimaryKey:
    if not columns:
        return PrimaryKey((), None)
    unnamed = statement.primary_key is None
    return PrimaryKey(columns, made_name("pk", table, columns) if unnamed else statement.primary_key, unnamed)


def _column(row: Row, own: tuple[str, ...], referring: set[str], statement: Statement) -> Column:
    key = row["name"].lower()
    declared = row["type"].removesuffix("GENERATED ALWAYS").strip() if row["hidden"] else row["type"]
    collation = statement.collations.get(key)
    collation = None if collation is None or collation.upper() == "BINARY" else collation
    use = type_use(declared, collation=collation)
    alone = own == (row["name"],) and not statement.without_rowid and row["name"] not in referring
    # A key of an INTEGER is the rowid, which SQLite makes; nothing else is.
    counted = alone and use.name == "int" and row["dflt_value"] is None
    has_default = row["dflt_value"] is not None and not row["hidden"]
    default = server_default(row["dflt_value"], use) if has_default else None
    # A rowid is never null, nor is a key of a table that has none or is STRICT.
    is_rowid = own == (row["name"],) and use.name == "int" and not statement.without_rowid
    is_filled = row["notnull"] or (row["pk"] and (is_rowid or statement.without_rowid or statement.strict))
    computed = Computed(statement.computed.get(key, ""), row["hidden"] == _STORED)
    return Column(
        row["name"],
        use,
        nullable=not is_filled,
        server_default=default,
        autoincrement=counted,
        computed=computed if row["hidden"] in (_VIRTUAL, _STORED) else None,
    )


def _unsaid(table: Table, statement: Statement) -> Iterator[LeftOut]:
    """Yield what a schema cannot say of a table that it has."""
    name = table.key.name
    if statement.counts_up and not table.options.sqlite_autoincrement:
        yield LeftOut("option of a primary key", f"{name}.AUTOINCREMENT", "numbers of deleted rows may come again")
    if statement.orders:
        why = "in the schema they run upwards, and compare as their columns do"
        yield LeftOut("order of a key", f"{name}: DESC or COLLATE", why)
    if statement.conflicts:
        yield LeftOut("option of a constraint", f"{name}.ON CONFLICT", "its constraints abort, as those of others do")
