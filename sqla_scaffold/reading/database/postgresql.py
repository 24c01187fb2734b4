"""PostgreSQL's catalogue as tables, enums and the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqla_scaffold.reading.database import postgresql_queries as queries
from sqla_scaffold.reading.database.found import FoundDatabase, FoundEnum, LeftOut
from sqla_scaffold.reading.database.postgresql_constraints import Numbers, TableParts, parts_of
from sqla_scaffold.reading.database.postgresql_text import condition, server_default
from sqla_scaffold.reading.database.postgresql_types import type_use
from sqla_scaffold.schema.table import (
    Column,
    Computed,
    Identity,
    PrimaryKey,
    Table,
    TableKey,
    TableOptions,
    View,
)

Row = Mapping[str, Any]
Ask = Callable[[str], Sequence[Row]]

_INTEGERS = ("smallint", "int", "bigint")
_LARGEST = {"smallint": 2**15 - 1, "integer": 2**31 - 1, "bigint": 2**63 - 1}
_NEXT = re.compile(r"nextval\('(?P<name>(?:[^']|'')+)'::regclass\)")

_VIEW = "write a model for it, with `view:` and the columns that identify a row"


def read_postgresql(ask: Ask) -> FoundDatabase:
    """Return all that stands in a database, whatever it is; one question for each kind of object."""
    (row,) = ask("SELECT current_schema() AS name")
    home = row["name"]
    classes = {row["oid"]: row for row in ask(queries.TABLES)}
    columns: dict[int, list[Row]] = defaultdict(list)
    for row in ask(queries.COLUMNS):
        if row["oid"] in classes and row not in columns[row["oid"]]:
            columns[row["oid"]].append(row)
    keys = {oid: TableKey(row["name"], _schema(row, home)) for oid, row in classes.items()}
    enums = {
        row["oid"]: FoundEnum(str(row["oid"]), row["name"], _schema(row, home), tuple(row["values"] or ()))
        for row in ask(queries.ENUMS)
    }
    numbers: Numbers = {oid: {row["number"]: row["name"] for row in rows} for oid, rows in columns.items()}
    parts = parts_of(ask(queries.CONSTRAINTS), ask(queries.INDEXES), keys, numbers)
    left = [LeftOut(row["kind"], row["name"]) for row in ask(queries.OTHERS)]
    left += [LeftOut(row["kind"], count=row["count"]) for row in ask(queries.COUNTS) if row["count"]]
    tables, views = [], []
    for oid, row in classes.items():
        kind = _other_kind(row)
        if kind is not None:
            left.append(LeftOut(kind, str(keys[oid])))
            continue
        table = _table(keys[oid], row, columns[oid], parts[oid], enums)
        if row["view"] is None:
            tables.append(table)
            left += parts[oid].left_out
        else:
            views.append(View(table, row["view"].strip().rstrip(";"), row["kind"] == "m"))
            # A model needs a key, and a view has none that could be read.
            left.append(LeftOut("materialized view" if row["kind"] == "m" else "view", str(keys[oid]), _VIEW))
    extensions = tuple(row["name"] for row in ask(queries.EXTENSIONS))
    return FoundDatabase("postgresql", tuple(tables), tuple(enums.values()), extensions, tuple(views), tuple(left))


def _schema(row: Row, home: str | None) -> str | None:
    return None if row["schema"] == home else row["schema"]


def _other_kind(row: Row) -> str | None:
    """Say what it is that no schema says; None for a table or a view."""
    if row["partition"]:
        return "partition"
    if row["kind"] == "f":
        return "foreign table"
    return "table that inherits another one" if row["parent"] is not None else None


def _table(key: TableKey, row: Row, columns: Sequence[Row], parts: TableParts, enums: Mapping[int, FoundEnum]) -> Table:
    own = parts.primary_key or PrimaryKey((), None)
    storage = tuple(sorted(tuple(text.split("=", 1)) for text in row["storage"] or ()))
    return Table(
        key,
        tuple(_column(one, own, parts, enums) for one in columns),
        own,
        tuple(parts.foreign_keys),
        tuple(parts.uniques),
        tuple(parts.checks),
        tuple(parts.indexes),
        row["comment"],
        TableOptions(
            partition_by=row["partition_by"],
            unlogged=row["persistence"] == "u",
            tablespace=row["tablespace"],
            storage=tuple((one[0], one[1]) for one in storage),
        ),
        tuple(parts.excludes),
    )


def _column(row: Row, key: PrimaryKey, parts: TableParts, enums: Mapping[int, FoundEnum]) -> Column:
    enum = enums.get(row["type"])
    use = type_use(
        row["form"],
        dimensions=row["dimensions"],
        enum=None if enum is None else enum.key,
        collation=row["collation"],
    )
    refers = any(row["name"] in one.columns for one in parts.foreign_keys)
    counted = key.columns == (row["name"],) and use.name in _INTEGERS and not refers and _is_serial(row, parts.name)
    default = None if counted or row["generated"] or row["default"] is None else server_default(row["default"], use)
    return Column(
        row["name"],
        use,
        nullable=not row["not_null"],
        server_default=default,
        autoincrement=counted,
        comment=row["comment"],
        computed=Computed(row["default"], persisted=row["generated"] == "s") if row["generated"] else None,
        identity=_identity(row) if row["identity"] else None,
    )


def _is_serial(row: Row, table: str) -> bool:
    """Tell whether the values are counted up as SERIAL does: by a sequence of the column's own, called after it."""
    match = _NEXT.fullmatch(row["default"] or "")
    if match is None or row["owned"] != "a" or match["name"].replace("''", "'") != row["sequence_shown"]:
        return False
    counted = row["seqstart"] == row["seqmin"] == row["seqincrement"] == row["seqcache"] == 1 and not row["seqcycle"]
    return (
        counted and row["seqmax"] == _LARGEST[row["sequence_type"]] and row["sequence"] == f"{table}_{row['name']}_seq"
    )


def _identity(row: Row) -> Identity:
    up = row["seqincrement"] > 0
    largest = _LARGEST[row["sequence_type"]]
    least, most = (1, largest) if up else (-largest - 1, -1)
    return Identity(
        always=row["identity"] == "a",
        start=None if row["seqstart"] == (row["seqmin"] if up else row["seqmax"]) else row["seqstart"],
        increment=None if row["seqincrement"] == 1 else row["seqincrement"],
        minvalue=None if row["seqmin"] == least else row["seqmin"],
        maxvalue=None if row["seqmax"] == most else row["seqmax"],
        cycle=row["seqcycle"],
        cache=None if row["seqcache"] == 1 else row["seqcache"],
    )
