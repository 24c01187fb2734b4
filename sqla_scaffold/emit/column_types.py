"""Column types as Python: `String(80)`, `ARRAY(Integer)`, `JSON().with_variant(JSONB(), "postgresql")`."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place, item_of, sqlalchemy
from sqla_scaffold.emit.pyexpr import Call, PyExpr
from sqla_scaffold.emit.variables import domain_type_variable, enum_type_variable
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.type_use import annotation_of
from sqla_scaffold.schema.types import BY_NAME, Annotation, ParameterKind

# The names of SQLAlchemy's dialects for a database of ours.
DIALECTS = {"sqlite": ("sqlite",), "postgresql": ("postgresql",), "mysql": ("mysql", "mariadb")}
SQL_TYPE = "SqlType"
DECLARED_TYPE = "DeclaredType"


def column_type(use: TypeUse, place: Place, *, autoincrement: bool = False) -> PyExpr:
    """Return the type as SQLAlchemy wants it in a column.

    Args:
        autoincrement: SQLite makes values for keys of the type INTEGER alone, so other integers get a variant there.
    """
    base = _alone(use, place)
    variants = [(_called(_alone(one, place)), DIALECTS[database]) for database, one in use.variants]
    if autoincrement and use.name in ("smallint", "bigint") and "sqlite" not in dict(use.variants):
        variants.append((sqlalchemy("Integer"), DIALECTS["sqlite"]))
    for variant, dialects in variants:
        method = py.Joined((_called(base), py.Source("with_variant")), ".")
        base = py.call(method, variant, *map(py.value, dialects))
    return base


def _called(type_: PyExpr) -> PyExpr:
    return type_ if isinstance(type_, Call) else py.call(type_)


def _alone(use: TypeUse, place: Place) -> PyExpr:
    if use.enum is not None:
        return py.imported(place.enums, enum_type_variable(place.schema.enums_by_name[use.enum], place.schema))
    if use.domain is not None:
        return py.imported(place.types, domain_type_variable(use.domain, place.schema))
    if use.sql is not None:
        if use.impl is not None:
            return py.call(
                py.imported(place.types, DECLARED_TYPE), py.value(use.sql), _called(column_type(use.impl, place))
            )
        return py.call(py.imported(place.types, SQL_TYPE), py.value(use.sql))
    if use.python is not None:
        module, _, path = use.python.partition(":")
        return py.imported(module, *path.split("."))
    row = BY_NAME[use.name]
    base = py.imported(row.module, row.sqlalchemy)
    given = dict(use.arguments)
    positional: list[PyExpr] = [py.value(value) for value in use.values]
    keywords: dict[str, PyExpr] = {}
    for parameter in row.parameters:
        if parameter.kind is ParameterKind.TYPE:
            positional.append(column_type(item_of(use), place))
        elif parameter.name in given and (parameter.keyword or parameter.kind is ParameterKind.FLAG):
            keywords[parameter.name] = py.value(given[parameter.name])
        elif parameter.name in given:
            positional.append(py.value(given[parameter.name]))
    return py.call(base, *positional, **keywords) if positional or keywords else base


def is_implied(use: TypeUse, annotation: Annotation) -> bool:
    """Tell whether the annotation alone already means this type."""
    plain = use == TypeUse(use.name) and use.name in BY_NAME and BY_NAME[use.name].implied
    return plain and annotation == annotation_of(use)
