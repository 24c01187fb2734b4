"""PostgreSQL's catalogue as tables, enums and the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqla_scaffold.reading.database import postgresql_queries as queries
from sqla_scaffold.reading.database.found import FoundDatabase, FoundEnum, LeftOut
from sqla_scaffold.reading.database.postgresql_constraints import Numbers, TableParts, parts_of
from sqla_scaffold.reading.database.postgresql_composites import composites_of
from sqla_scaffold.reading.database.postgresql_domains import domains_of
from sqla_scaffold.reading.database.postgresql_partitions import Partitions, table_options
from sqla_scaffold.reading.database.postgresql_sequences import Sequences, numbers
from sqla_scaffold.reading.database.postgresql_text import server_default
from sqla_scaffold.reading.database.postgresql_types import type_use
from sqla_scaffold.reading.database.views import in_order_of_need
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.table import (
    Column,
    Computed,
    Identity,
    PrimaryKey,
    ServerDefault,
    Table,
    TableKey,
    TypeUse,
    View,
)
from sqla_scaffold.schema.type_use import base_of, kind_of
from sqla_scaffold.schema.types import Kind

Row = Mapping[str, Any]
Ask = Callable[[str], Sequence[Row]]

_INTEGERS = ("smallint", "int", "bigint")


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
    domains, left = domains_of(ask(queries.DOMAINS), home)
    sequences = Sequences(ask(queries.SEQUENCES), home)
    names: Numbers = {oid: {row["number"]: row["name"] for row in rows} for oid, rows in columns.items()}
    parts = parts_of(ask(queries.CONSTRAINTS), ask(queries.INDEXES), keys, names)
    left += [LeftOut(row["kind"], row["name"]) for row in ask(queries.OTHERS)]
    left += [LeftOut(row["kind"], count=row["count"]) for row in ask(queries.COUNTS) if row["count"]]
    tables, views = [], []
    partitions = Partitions(classes, columns, keys, parts)
    for oid, row in classes.items():
        if row["partition"] and row["kind"] != "f":
            continue  # it is told with the table whose rows it holds
        kind = _other_kind(row)
        if kind is not None:
            left.append(LeftOut(kind, str(keys[oid])))
            continue
        table = _table(keys, row, columns[oid], parts[oid], Types(enums, domains, sequences))
        left += _own_facts(row, columns, keys)
        if row["view"] is None:
            tables.append(replace(table, partitions=partitions.of(oid)))
            left += (*parts[oid].left_out, *partitions.left_out(oid))
        else:
            views.append(_view(table, row))
            left += _unsaid_of_view(table, row)
    needs, calls = _of_views(ask(queries.OF_VIEWS), keys)
    counting, unsaid = sequences.found(tables, names, keys)
    left += unsaid
    extensions = tuple(row["name"] for row in ask(queries.EXTENSIONS))
    return FoundDatabase(
        "postgresql",
        tuple(tables),
        tuple(enums.values()),
        extensions,
        in_order_of_need(views, needs),
        tuple(domains.values()),
        tuple(counting),
        tuple(composites_of(ask(queries.COMPOSITES), home)),
        tuple(left),
        needs,
        calls,
    )


@dataclass(frozen=True)
class Types:
    """The types of the database's own, by their oids."""

    enums: Mapping[int, FoundEnum]
    domains: Mapping[int, Domain]
    sequences: Sequences

    def use(self, row: Row) -> TypeUse:
        """Return the type of a column."""
        domain = self.domains.get(row["type"]) if row["is_domain"] else None
        if domain is not None:
            return TypeUse("domain", domain=domain.name, impl=domain.type)
        enum = self.enums.get(row["type"])
        return type_use(
            row["form"],
            dimensions=0 if row["is_domain"] else row["dimensions"],
            enum=None if enum is None else enum.key,
            collation=row["collation"],
        )

    def takes_no_null(self, row: Row) -> bool:
        """Tell whether a column, or the domain that it is of, takes no null."""
        domain = self.domains.get(row["type"]) if row["is_domain"] else None
        return row["not_null"] or (domain is not None and domain.not_null)


def _schema(row: Row, home: str | None) -> str | None:
    return None if row["schema"] == home else row["schema"]


def _other_kind(row: Row) -> str | None:
    """Say what it is that no schema says; None for a table or a view."""
    if row["kind"] == "f":
        return "foreign table"
    return None


def _table(keys: Mapping[int, TableKey], row: Row, columns: Sequence[Row], parts: TableParts, types: Types) -> Table:
    key = keys[row["oid"]]
    own = parts.primary_key or PrimaryKey((), None)
    return Table(
        key,
        tuple(_column(one, own, parts, types) for one in columns),
        own,
        tuple(parts.foreign_keys),
        tuple(parts.uniques),
        tuple(parts.checks),
        tuple(parts.indexes),
        row["comment"],
        replace(table_options(row), inherits=tuple(keys[oid] for oid in row["parents"] or ())),
        tuple(parts.excludes),
    )


def _view(table: Table, row: Row) -> View:
    """Return a view: of a table it has the columns, and its indexes where PostgreSQL keeps the rows."""
    columns = tuple(Column(one.name, one.type, one.nullable) for one in table.columns)
    seen = Table(table.key, columns, PrimaryKey((), None), indexes=table.indexes)
    return View(seen, row["view"].strip().rstrip(";"), row["kind"] == "m")


def _unsaid_of_view(table: Table, row: Row) -> Iterator[LeftOut]:
    """Yield what a schema cannot say of a view that it says."""
    name = str(table.key)
    yield from (LeftOut("index of a view", f"{name}.{one.name}") for one in table.indexes)
    yield from (LeftOut("option of a view", name, one) for one in row["storage"] or ())
    yield from (LeftOut("option of a view", name, f"tablespace {row['tablespace']}") for _ in [0] if row["tablespace"])
    said = [(name, row["comment"]), *((f"{name}.{one.name}", one.comment) for one in table.columns)]
    yield from (LeftOut("comment of a view", where) for where, comment in said if comment is not None)
    defaults = (one.name for one in table.columns if one.server_default is not None)
    yield from (LeftOut("default of a view", f"{name}.{one}") for one in defaults)


def _of_views(
    rows: Sequence[Row], keys: Mapping[int, TableKey]
) -> tuple[dict[TableKey, frozenset[TableKey]], dict[TableKey, tuple[str, ...]]]:
    """Return which tables and views each view reads, and which functions of the database's own it calls."""
    needs: dict[TableKey, set[TableKey]] = defaultdict(set)
    calls: dict[TableKey, list[str]] = defaultdict(list)
    for row in (row for row in rows if row["view"] in keys):
        if row["function"] is not None:
            calls[keys[row["view"]]].append(row["function"])
        elif row["oid"] in keys:
            needs[keys[row["view"]]].add(keys[row["oid"]])
    return {key: frozenset(found) for key, found in needs.items()}, {key: tuple(one) for key, one in calls.items()}


def _column(row: Row, key: PrimaryKey, parts: TableParts, types: Types) -> Column:
    use = types.use(row)
    refers = any(row["name"] in one.columns for one in parts.foreign_keys)
    counted = (
        key.columns == (row["name"],)
        and use.name in _INTEGERS
        and not refers
        and types.sequences.is_serial(row, parts.name)
    )
    default = None if counted else _default(row, use, types)
    return Column(
        row["name"],
        use,
        nullable=not types.takes_no_null(row),
        server_default=default,
        autoincrement=counted,
        comment=row["comment"],
        computed=Computed(row["default"], persisted=row["generated"] == "s") if row["generated"] else None,
        identity=_identity(row) if row["identity"] else None,
        inherited=row["inherited"],
    )


def _own_facts(row: Row, columns: Mapping[int, Sequence[Row]], keys: Mapping[int, TableKey]) -> Iterator[LeftOut]:
    """Yield what an inherited column has otherwise than the column that it comes from."""
    if row["partition"]:
        return
    above = {one["name"]: one for oid in reversed(row["parents"] or ()) for one in columns[oid]}
    for column in columns[row["oid"]]:
        other = above.get(column["name"])
        if other is None:
            continue
        name = f"{keys[row['oid']]}.{column['name']}"
        if not column["inherited"]:
            yield LeftOut("option of a column", name, "it is declared in this table as well as inherited")
        elif any(column[fact] != other[fact] for fact in ("default", "not_null", "generated", "identity")):
            yield LeftOut(
                "option of a column", name, f"in {keys[other['oid']]}, where it comes from, it is another one"
            )


def _default(row: Row, use: TypeUse, types: Types) -> ServerDefault | None:
    if row["generated"] or row["default"] is None:
        return None
    if row["inherited"]:  # it counts with the numbers of another table
        return server_default(row["default"], base_of(use))
    counts = types.sequences.default(row) if kind_of(use) in (Kind.INT, Kind.DECIMAL) else None
    return counts or server_default(row["default"], base_of(use))


def _identity(row: Row) -> Identity:
    return Identity(always=row["identity"] == "a", **numbers(row, row["sequence_type"]))
