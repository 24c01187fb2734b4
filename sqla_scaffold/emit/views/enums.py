"""The module of the enums: a class each, and the column type that all columns of it share."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place, sqlalchemy
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.literal import docstring, literal
from sqla_scaffold.emit.modules import imports_of
from sqla_scaffold.emit.pyexpr import Call, Names
from sqla_scaffold.emit.variables import enum_type_variable, enum_values_function
from sqla_scaffold.schema.engines import base_class
from sqla_scaffold.schema.model import EnumType, Schema
from sqla_scaffold.schema.types import PythonName


@dataclass(frozen=True)
class EnumText:
    """An enum ready for the template."""

    name: str
    docstring: str
    members: tuple[str, ...]
    column_type: str


@dataclass(frozen=True)
class EnumsView:
    """What the template of the enums' module prints; no function where no column stores an enum."""

    imports: str
    base: str
    values_function: str
    enums: tuple[EnumText, ...]


def enums_view(place: Place) -> EnumsView:
    """Make the view of all enums."""
    enums = place.schema.enums
    base = PythonName("enum", "StrEnum")
    types = {enum.name: _column_type(enum, place) for enum in place.schema.stored_enums}
    names = {base, *(name for expression in types.values() for name in expression.names())}
    function = enum_values_function(place.schema)
    variables = {enum.name: enum_type_variable(enum, place.schema) for enum in enums}
    defined = {*variables, *variables.values(), function}
    imports = imports_of(place.package, names, defined=defined)
    texts = tuple(_text(enum, variables[enum.name], types.get(enum.name), imports.names) for enum in enums)
    return EnumsView(imports.block, imports.names[base], function if types else "", texts)


def _column_type(enum: EnumType, place: Place) -> Call:
    return py.call(
        sqlalchemy("Enum"),
        py.imported("", enum.name),
        name=py.value(enum.type_name),
        schema=None if enum.schema is None else py.value(enum.schema),
        metadata=py.imported(place.database, base_class(_first_bind(enum, place.schema)), "metadata"),
        values_callable=py.Source(enum_values_function(place.schema)),
    )


def _first_bind(enum: EnumType, schema: Schema) -> str | None:
    """Return the first engine that stores an enum; SQLAlchemy makes the type in the others when it makes their tables."""
    binds = (engine.bind for engine, part in schema.parts if enum.name in {one.name for one in part.stored_enums})
    return next(binds, None)


def _text(enum: EnumType, variable: str, column_type: Call | None, names: Names) -> EnumText:
    return EnumText(
        enum.name,
        "" if enum.doc is None else docstring(enum.doc, 4),
        tuple(f"{member.name} = {literal(member.value)}" for member in enum.members),
        "" if column_type is None else statement(f"{variable} = ", column_type, names),
    )
