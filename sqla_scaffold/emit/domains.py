"""Domains as Python: SQLAlchemy's type, and what of a domain it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.column_types import column_type
from sqla_scaffold.emit.columns import Place, server_default, sqlalchemy
from sqla_scaffold.emit.ddl import ddl
from sqla_scaffold.emit.pyexpr import Call, PyExpr
from sqla_scaffold.emit.sqlnames import quoted
from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.schema.domains import Domain, DomainCheck, own_check_name
from sqla_scaffold.schema.engines import base_class
from sqla_scaffold.schema.model import Schema


def domain_call(domain: Domain, place: Place) -> Call:
    """Return `DOMAIN("positive_int", Integer(), check="VALUE > 0", ...)`."""
    own = own_check_name(domain.type_name)
    check = _said(domain)
    name = None if check is None or check.name == own else py.value(check.name)
    return py.call(
        py.imported("sqlalchemy.dialects.postgresql", "DOMAIN"),
        py.value(domain.type_name),
        _base(domain, place),
        default=server_default(domain.default, domain.type),
        constraint_name=name,
        not_null=py.TRUE if domain.not_null else None,
        check=None if check is None else py.value(escape(check.sqltext)),
        schema=None if domain.schema is None else py.value(domain.schema),
        metadata=py.imported(place.database, base_class(_first_bind(domain, place.schema)), "metadata"),
    )


def _first_bind(domain: Domain, schema: Schema) -> str | None:
    """Return the first engine that has a domain; SQLAlchemy makes it in the others when it makes their tables."""
    return next(
        (engine.bind for engine, part in schema.parts if domain.name in {one.name for one in part.domains}), None
    )


def domain_type(domain: Domain, variable: str, place: Place) -> PyExpr:
    """Return the type of its columns: its values are those of the type that it narrows, to Python and to operators."""
    method = py.Joined((_base(domain, place), py.Source("with_variant")), ".")
    return py.call(method, py.own(variable), py.value("postgresql"))


def domain_events(domain: Domain, variable: str) -> Iterator[Call]:
    """Yield what is done once the domain is made: SQLAlchemy's takes one check, no comment, and names no check of one
    that is NOT NULL, for it prints the name before NOT NULL."""
    said = _said(domain)
    name = quoted_type_name(domain)
    for check in domain.checks:
        if check != said:
            yield _after(variable, f"ALTER DOMAIN {name} ADD CONSTRAINT {quoted(check.name)} CHECK ({check.sqltext})")
    if domain.comment is not None:
        text = domain.comment.replace("'", "''")
        yield _after(variable, f"COMMENT ON DOMAIN {name} IS '{text}'")


def _after(variable: str, sql: str) -> Call:
    return py.call(sqlalchemy("event", "listen"), py.own(variable), py.value("after_create"), ddl(sql))


def _said(domain: Domain) -> DomainCheck | None:
    """Return the one check that SQLAlchemy's DOMAIN can say under the right name."""
    own = own_check_name(domain.type_name)
    by_name = {check.name: check for check in domain.checks}
    if own in by_name:
        return by_name[own]
    return domain.checks[0] if len(domain.checks) == 1 and not domain.not_null else None


def _base(domain: Domain, place: Place) -> Call:
    base = column_type(domain.type, place)
    return base if isinstance(base, Call) else py.call(base)


def quoted_type_name(domain: Domain) -> str:
    """Return the domain's name as PostgreSQL's SQL has it."""
    return ".".join(quoted(part) for part in (domain.schema, domain.type_name) if part is not None)
