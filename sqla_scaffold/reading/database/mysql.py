"""The catalogue of MySQL and MariaDB as tables, enums and the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqla_scaffold.reading.database import mysql_queries as queries
from sqla_scaffold.reading.database.found import FoundDatabase, FoundEnum, LeftOut
from sqla_scaffold.reading.database.mysql_constraints import TableParts, parts_of
from sqla_scaffold.reading.database.mysql_sequences import next_value, sequences_of
from sqla_scaffold.reading.database.mysql_text import expression, members_of
from sqla_scaffold.reading.database.mysql_types import server_default, type_use
from sqla_scaffold.reading.database.mysql_views import views_of
from sqla_scaffold.reading.database.views import in_order_of_need, named_in
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import (
    Column,
    Computed,
    Index,
    LiteralDefault,
    PrimaryKey,
    ServerDefault,
    SqlDefault,
    Table,
    TableKey,
    TableOptions,
    TypeUse,
)

Row = Mapping[str, Any]
Ask = Callable[[str], Sequence[Row]]

_ON_UPDATE = re.compile(r"on update (?P<sql>\S+)", re.IGNORECASE)
_WIDTH = re.compile(r"^((?:small|medium|big)?int)\(\d+\)(?!.*zerofill)")
_PARSER = re.compile(r"FULLTEXT (?:KEY|INDEX) `(?P<name>(?:[^`]|``)*)` .*WITH PARSER `?(?P<parser>\w+)`?")
# Said elsewhere, and what is so of every table of Aria.
_USUAL = ("partitioned", "transactional=1")
_TABLES = ("BASE TABLE", "SYSTEM VERSIONED")
# What a default of a text needs no quotes for, where the server does not tell it from an expression.
_UNQUOTED = re.compile(r"(?:tinyint|smallint|mediumint|int|bigint|decimal|double|float|bit|year)\b")


@dataclass
class _Reading:
    """What is known before the tables are made, and what is found beside them."""

    is_mariadb: bool
    collation: str
    columns: Mapping[str, list[Row]]
    parts: Mapping[str, TableParts]
    sequences: frozenset[str]
    enums: dict[tuple[str, tuple[str, ...]], FoundEnum] = field(default_factory=dict)
    left: list[LeftOut] = field(default_factory=list)


def read_mysql(ask: Ask) -> FoundDatabase:
    """Return all that stands in a database; one question for each kind of object."""
    (server,) = ask(queries.SERVER)
    is_mariadb = "mariadb" in server["version"].lower()
    version = tuple(map(int, re.findall(r"\d+", server["version"])[:3]))
    columns: dict[str, list[Row]] = defaultdict(list)
    for row in ask(queries.COLUMNS):
        columns[row["owner"]].append(row)
    checks, indexes = queries.of_server(version, is_mariadb=is_mariadb)
    parts = parts_of(
        ask(queries.KEYS), ask(queries.ACTIONS), ask(indexes), ask(checks) if checks else (), server["name"]
    )
    rows = ask(queries.TABLES)
    counting = [row["name"] for row in rows if row["kind"] == "SEQUENCE"]
    reading = _Reading(is_mariadb, server["collation"], columns, parts, frozenset(counting))
    tables = []
    for row in rows:
        if row["kind"] in _TABLES:
            tables.append(_with_parsers(_table(row, reading), ask))
        elif row["kind"] not in ("SEQUENCE", "VIEW"):
            reading.left.append(LeftOut(row["kind"].lower(), row["name"]))
    for row in ask(queries.PARTITIONED):
        reading.left.append(LeftOut("partitioning of a table", row["name"], f"BY {row['method']}"))
    views = views_of(ask, server["name"], lambda name: _view_columns(name, reading))
    reading.left += [
        *views.left_out,
        *(LeftOut(row["kind"], count=row["count"]) for row in ask(queries.COUNTS) if row["count"]),
    ]
    needs = {view.table.key: named_in(view.sql or "", (TableKey(row["name"]) for row in rows)) for view in views.found}
    return FoundDatabase(
        "mysql",
        tuple(tables),
        tuple(reading.enums.values()),
        views=in_order_of_need(views.found, needs),
        sequences=sequences_of(counting, ask),
        left_out=tuple(reading.left),
        needs=needs,
        calls=views.calls,
    )


def _view_columns(name: str, reading: _Reading) -> tuple[Column, ...]:
    def of(row: Row) -> Column:
        # How wide a number that was reckoned is shown follows from the server alone.
        bare = {**row, "form": _WIDTH.sub(r"\1", row["form"])}
        use = _type(bare, {"name": name, "collation": row["collation"]}, TableParts(), reading)
        return Column(row["name"], use, row["nullable"] == "YES")

    return tuple(map(of, reading.columns[name]))


def _table(row: Row, reading: _Reading) -> Table:
    name, parts = row["name"], reading.parts.get(row["name"], TableParts())
    reading.left += [*parts.left_out, *_unsaid(row, reading)]
    words = dict(word.partition("=")[::2] for word in (row["options"] or "").split())
    row_format = words.get("row_format")
    return Table(
        TableKey(name),
        tuple(_column(one, row, parts, reading) for one in reading.columns[name]),
        PrimaryKey(parts.primary_key, None),
        tuple(sorted(parts.foreign_keys, key=lambda one: one.name)),
        tuple(sorted(parts.uniques, key=lambda one: one.name)),
        tuple(sorted(parts.checks, key=lambda one: one.name)),
        tuple(sorted(parts.indexes, key=lambda one: one.name)),
        row["comment"] or None,
        TableOptions(
            engine=None if row["engine"] == "InnoDB" else row["engine"],
            collate=None if row["collation"] == reading.collation else row["collation"],
            row_format=None if row_format is None else row_format.upper(),
        ),
    )


def _unsaid(row: Row, reading: _Reading) -> Iterator[LeftOut]:
    """Yield what a schema cannot say of a table that it has."""
    name = row["name"]
    if row["kind"] != "BASE TABLE":
        yield LeftOut("option of a table", name, "system versioning")
    for word in (row["options"] or "").split():
        if not word.startswith("row_format=") and word not in _USUAL:
            yield LeftOut("option of a table", name, word)
    for column in reading.columns[name]:
        extra, where = column["extra"].lower(), f"{name}.{column['name']}"
        if "invisible" in extra:
            yield LeftOut("option of a column", where, "it is invisible")
        keys = reading.parts[name].primary_key if name in reading.parts else ()
        if "auto_increment" in extra and column["name"] not in keys:
            yield LeftOut("option of a column", where, "AUTO_INCREMENT outside of the primary key")


def _column(row: Row, table: Row, parts: TableParts, reading: _Reading) -> Column:
    extra = row["extra"].lower()
    use = _type(row, table, parts, reading)
    counted = "auto_increment" in extra and row["name"] in parts.primary_key
    computed = None
    if row["generated"]:
        sql = expression(row["generated"], escaped=not reading.is_mariadb)
        computed = Computed(sql, "stored" in extra or "persistent" in extra)
    return Column(
        row["name"],
        use,
        nullable=row["nullable"] == "YES",
        server_default=None if counted or computed else _default(row, use, reading),
        autoincrement=counted,
        comment=row["comment"] or None,
        computed=computed,
        server_onupdate=_ON_UPDATE.search(extra) is not None,
    )


def _type(row: Row, table: Row, parts: TableParts, reading: _Reading) -> TypeUse:
    collation = None if row["collation"] == table["collation"] else row["collation"]
    if row["name"] in parts.json and row["form"] == "longtext" and row["collation"] == "utf8mb4_bin":
        return TypeUse("json")
    if row["form"].startswith("enum(") and collation is None:
        # Columns of one name with the same members are of one type, which is called after the first of their tables.
        known = (row["name"], members_of(row["form"]))
        name = f"{names.singular(table['name'])}_{row['name']}"
        return TypeUse("enum", enum=reading.enums.setdefault(known, FoundEnum(name, name, None, known[1])).key)
    return type_use(row["form"], collation=collation)


def _default(row: Row, use: TypeUse, reading: _Reading) -> ServerDefault | None:
    sql, extra = row["default"], row["extra"]
    counts = next_value(sql, row["home"], reading.sequences) if reading.sequences else None
    if counts is not None:
        return counts
    if sql is not None and sql.startswith("nextval("):  # MariaDB names the database of a sequence, always
        sql = sql.replace(f"nextval(`{row['home'].replace('`', '``')}`.", "nextval(", 1)
    is_text = "DEFAULT_GENERATED" not in extra and not _UNQUOTED.match(row["form"])
    if sql is not None and not reading.is_mariadb and is_text:
        sql = "'" + sql.replace("\\", "\\\\").replace("'", "''") + "'"
    default = None if sql in (None, "NULL") else server_default(sql, use, escaped=not reading.is_mariadb)
    update = _ON_UPDATE.search(extra)
    if update is None:
        return default
    # SQLAlchemy has no word for it, and writes what follows DEFAULT as it is.
    said = default.sql if isinstance(default, SqlDefault) else "NULL"
    return SqlDefault(f"{_moment(said)} ON UPDATE {_moment(update['sql'])}")


def _moment(sql: str) -> str:
    return "CURRENT_TIMESTAMP" if sql.lower() in ("now()", "current_timestamp()") else sql


def _with_parsers(table: Table, ask: Ask) -> Table:
    """Return a table with the parsers of its FULLTEXT indexes, which only its statement tells."""
    if not any(index.prefix == "FULLTEXT" for index in table.indexes):
        return table
    quoted = "`" + table.key.name.replace("`", "``") + "`"
    (row,) = ask(f"SHOW CREATE TABLE {quoted}")
    parsers = {match["name"]: match["parser"] for match in _PARSER.finditer(row["Create Table"])}

    def with_parser(index: Index) -> Index:
        return replace(index, with_parser=parsers.get(index.name)) if index.prefix == "FULLTEXT" else index

    return replace(table, indexes=tuple(map(with_parser, table.indexes)))
