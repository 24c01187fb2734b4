"""The module of the column types that the models share."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit.column_types import SQL_TYPE
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.modules import imports_of
from sqla_scaffold.schema.type_use import types_of
from sqla_scaffold.schema.types import PythonName

_BASE = PythonName("sqlalchemy.types", "UserDefinedType")
_ANY = PythonName("typing", "Any")


@dataclass(frozen=True)
class TypesView:
    """What the template of the types' module prints.

    Args:
        sql_type: the base of the class of types that SQLAlchemy does not know, "" where there is none.
    """

    imports: str
    sql_type: str


def types_view(place: Place) -> TypesView | None:
    """Make the view of all types that need something of their own; None where no type does."""
    if not any(use.sql is not None for use in types_of(place.schema)):
        return None
    imports = imports_of(place.package, {_BASE, _ANY}, defined={SQL_TYPE})
    return TypesView(imports.block, imports.names[_BASE])
