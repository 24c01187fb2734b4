"""The module of the association tables, which no class maps."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.column_types import column_type
from sqla_scaffold.emit.columns import Place, column_call, column_options, sqlalchemy
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.modules import imports_of
from sqla_scaffold.emit.pyexpr import Call, PyExpr
from sqla_scaffold.emit.tables import TableFacts
from sqla_scaffold.emit.variables import association_variable
from sqla_scaffold.schema.table import Table


@dataclass(frozen=True)
class AssociationsView:
    """What the template of the association tables' module prints."""

    imports: str
    tables: tuple[str, ...]


def associations_view(place: Place) -> AssociationsView:
    """Make the view of all association tables."""
    tables = place.schema.association_tables
    calls = [_table(table, place) for table in tables]
    variables = [association_variable(table.key, place.schema) for table in tables]
    names = {name for one in calls for name in one.names()}
    imports = imports_of(place.package, names, defined=variables)
    statements = (
        statement(f"{variable} = ", one, imports.names) for variable, one in zip(variables, calls, strict=True)
    )
    return AssociationsView(imports.block, tuple(statements))


def _table(table: Table, place: Place) -> Call:
    facts = TableFacts(table, place)
    columns = (_column(name, facts) for name in table.by_name)
    keywords = {
        "schema": None if table.key.schema is None else py.value(table.key.schema),
        "comment": None if table.comment is None else py.value(table.comment),
    }
    metadata = place.base(table.key, "metadata")
    name = py.value(table.key.name)
    return py.call(sqlalchemy("Table"), name, metadata, *columns, *facts.arguments(), **keywords)


def _column(name: str, facts: TableFacts) -> PyExpr:
    column = facts.table.by_name[name]
    positional: list[PyExpr] = [py.value(name), column_type(column.type, facts.place)]
    if name in facts.column_keys:
        positional.append(facts.foreign_key(facts.column_keys[name]))
    options: dict[str, PyExpr] = {}
    if facts.primary_key_is_flagged and name in facts.key_order:
        options["primary_key"] = py.TRUE
    elif not column.nullable:
        options["nullable"] = py.FALSE
    if name in facts.index_flags:
        options["index"] = py.TRUE
    return column_call(sqlalchemy("Column"), positional, {**options, **column_options(column, facts.place)})
