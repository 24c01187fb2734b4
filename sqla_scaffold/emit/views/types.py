"""The module of the column types that the models share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.column_types import DECLARED_TYPE, SQL_TYPE
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.composites import composite_events
from sqla_scaffold.emit.ddl import DDL_FUNCTION, ddl_line, ddl_names
from sqla_scaffold.emit.domains import domain_call, domain_events, domain_type
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.modules import imports_of
from sqla_scaffold.emit.variables import domain_type_variable, domain_variable
from sqla_scaffold.schema.type_use import parts, types_of
from sqla_scaffold.schema.types import PythonName

_BASE = PythonName("sqlalchemy.types", "UserDefinedType")
_ANY = PythonName("typing", "Any")
_DECLARED = {
    "protocol": PythonName("typing", "Protocol"),
    "dialect": PythonName("sqlalchemy", "Dialect"),
    "decorator": PythonName("sqlalchemy.types", "TypeDecorator"),
    "engine": PythonName("sqlalchemy.types", "TypeEngine"),
    "null": PythonName("sqlalchemy.types", "NullType"),
}
_PROCESSOR = "Processor"


@dataclass(frozen=True)
class TypesView:
    """What the template of the types' module prints.

    Args:
        sql_type: the base of the class of types that SQLAlchemy does not know, "" where there is none.
        declared: what the class of types with values like those of others needs, by what it is; empty where there is none.
        domains: each domain with the type of its columns and what is done once it is made; and what makes composite types.
    """

    imports: str
    sql_type: str
    declared: Mapping[str, str] = field(default_factory=dict)
    domains: tuple[str, ...] = ()


def types_view(place: Place) -> TypesView | None:
    """Make the view of all types that need something of their own; None where no type does."""
    uses = [*types_of(place.schema)]
    uses += [use for view in place.schema.views for column in view.table.columns for use in parts(column.type)]
    has_sql = any(use.sql is not None for use in uses)
    if not has_sql and not place.schema.domains and not place.schema.composites:
        return None
    statements = [_domain(name, place) for name in place.schema.domains_by_name]
    statements += [list(composite_events(composite, place)) for composite in place.schema.composites]
    defined = {SQL_TYPE} if has_sql else set[str]()
    is_declared = any(use.sql is not None and use.impl is not None for use in uses)
    defined |= {DECLARED_TYPE, _PROCESSOR} if is_declared else set()
    for name in place.schema.domains_by_name:
        defined |= {domain_variable(name, place.schema), domain_type_variable(name, place.schema)}
    needed = {_BASE, _ANY} if has_sql else set[PythonName]()
    needed |= set(_DECLARED.values()) if is_declared else set()
    needed |= {name for domain in statements for _, expression in domain for name in expression.names()}
    runs = any(head == "" for domain in statements for head, _ in domain)
    if runs:
        needed |= set(ddl_names())
        defined.add(DDL_FUNCTION)
    own = {PythonName(place.types, name): name for name in (SQL_TYPE, DECLARED_TYPE)}
    imports = imports_of(place.package, needed - own.keys(), defined=defined)
    names = {**imports.names, **own}
    declared = {what: names[name] for what, name in _DECLARED.items()} if is_declared else {}
    texts = ["\n".join(statement(head, one, names) for head, one in domain) for domain in statements]
    said = [ddl_line(names), *texts] if runs else texts
    return TypesView(imports.block, imports.names[_BASE] if has_sql else "", declared, tuple(said))


def _domain(name: str, place: Place) -> list[tuple[str, py.PyExpr]]:
    domain = place.schema.domains_by_name[name]
    variable, shared = domain_variable(name, place.schema), domain_type_variable(name, place.schema)
    found: list[tuple[str, py.PyExpr]] = [(f"{variable} = ", domain_call(domain, place))]
    found += (("", event) for event in domain_events(domain, variable))
    return [*found, (f"{shared} = ", domain_type(domain, variable, place))]
