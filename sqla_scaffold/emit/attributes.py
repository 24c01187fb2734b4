"""The lines of a class body: mapped columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.column_types import column_type, is_implied
from sqla_scaffold.emit.columns import Place, column_options, generated, sqlalchemy
from sqla_scaffold.emit.dataclass_fields import column_field
from sqla_scaffold.emit.foreign_keys import foreign_key
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.tables import TableFacts
from sqla_scaffold.schema.dataclass_options import DataclassOptions
from sqla_scaffold.schema.attribute import Attribute
from sqla_scaffold.schema.model import MixinColumn
from sqla_scaffold.schema.table import Column, ForeignKey, TableKey, TypeUse
from sqla_scaffold.schema.types import Annotation, PythonName

_ORM = "sqlalchemy.orm"
# Behind every column of the models that inherit a mixin, or before them for its part of a primary key
# (https://docs.sqlalchemy.org/en/21/orm/mapping_api.html#sqlalchemy.orm.mapped_column.params.sort_order).
_SORT_LAST = 100
_SORT_FIRST = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a class body before it is laid out: `name: Mapped[type] = expression`."""

    name: str
    annotation: PyExpr
    expression: PyExpr | None


# How many keys a type is handed on by.
FOLLOWED = 2


def mapped(annotation: PyExpr) -> PyExpr:
    """Return `Mapped[...]`."""
    return py.Subscript(py.imported(_ORM, "Mapped"), (annotation,))


def attribute_line(
    attribute: Attribute, facts: TableFacts, named: Collection[str] = (), options: DataclassOptions | None = None
) -> Line:
    """Return the line of a model's own column.

    Args:
        named: attributes that other lines of the class body name: a bare annotation would give them no value there.
        options: what the dataclass makes, where the class is one.
    """
    column = facts.table.by_name[attribute.column]
    key = facts.column_keys.get(column.name)
    flags: dict[str, PyExpr] = {}
    if facts.primary_key_is_flagged and column.name in facts.key_order:
        flags["primary_key"] = py.TRUE
    if facts.wants_autoincrement_off(column):
        flags["autoincrement"] = py.FALSE
    if column.name in facts.unique_flags or facts.index_flags.get(column.name):
        flags["unique"] = py.TRUE
    if column.name in facts.index_flags:
        flags["index"] = py.TRUE
    if attribute.not_null:
        flags["nullable"] = py.TRUE
    reference = None if key is None else facts.foreign_key(key)
    follows = _follows(column, key, facts.place)
    line = _column_line(attribute, column, reference, follows, flags, facts.place, options)
    if line.expression is None and (column.name in facts.called or attribute.name in named):
        return Line(line.name, line.annotation, py.call(py.imported(_ORM, "mapped_column")))
    return line


def mixin_line(member: MixinColumn, place: Place, options: DataclassOptions | None = None) -> Line:
    """Return the line of a mixin's column."""
    flags: dict[str, PyExpr] = {}
    if member.primary_key:
        flags["primary_key"] = py.TRUE
    if member.unique:
        flags["unique"] = py.TRUE
    if member.index:
        flags["index"] = py.TRUE
    flags["sort_order"] = py.value(_SORT_FIRST if member.primary_key else _SORT_LAST)
    key = member.foreign_key
    reference = None if key is None else foreign_key(key, named=bool(key.name))
    follows = _follows(member.column, key, place)
    return _column_line(member.attribute, member.column, reference, follows, flags, place, options)


def _follows(column: Column, key: ForeignKey | None, place: Place) -> bool:
    # A column with a foreign key and no type takes that of the column it refers to; in a circle somebody has to say it.
    # SQLAlchemy hands a type on to those that wait for it, and not to those that wait for these.
    met: list[tuple[TableKey, str]] = []
    while key is not None and (key.target, key.target_columns[0]) not in met:
        table, name = place.schema.tables_by_key[key.target], key.target_columns[0]
        if table.by_name[name].type != column.type:
            return 0 < len(met) <= FOLLOWED
        met.append((table.key, name))
        key = next((one for one in table.foreign_keys if one.columns == (name,)), None)
    return key is None and 0 < len(met) <= FOLLOWED


def _column_line(
    attribute: Attribute,
    column: Column,
    foreign_key: PyExpr | None,
    follows: bool,
    flags: dict[str, PyExpr],
    place: Place,
    options: DataclassOptions | None,
) -> Line:
    annotation = annotation_in_place(attribute, place)
    positional: list[PyExpr] = []
    if attribute.column != attribute.name:
        positional.append(py.value(attribute.column))
    variant = column.autoincrement and column.type.name in ("smallint", "bigint")
    # Beside a foreign key SQLAlchemy asks the annotation for nothing: it takes the type of the other column.
    if not follows and (variant or foreign_key is not None or not is_implied(column.type, attribute.annotation)):
        positional.append(column_type(column.type, place, autoincrement=variant))
    if foreign_key is not None:
        positional.append(foreign_key)
    positional += generated(column, place)
    # SQLAlchemy's own order of keywords, what mapped_column has beyond Column last.
    last = {name: value for name, value in flags.items() if name == "sort_order"}
    if attribute.shared:
        last["use_existing_column"] = py.TRUE
    keywords = {
        **{name: value for name, value in flags.items() if name != "sort_order"},
        **_column_options(attribute, column, place, options),
        **_deferred(attribute),
        **({"doc": py.value(attribute.doc)} if attribute.doc is not None else {}),
        **_info(attribute),
        **last,
    }
    if column.nullable and not attribute.not_null:
        annotation = py.optional(annotation)
    expression = py.call(py.imported(_ORM, "mapped_column"), *positional, **keywords)
    return Line(attribute.name, mapped(annotation), expression if positional or keywords else None)


def _column_options(
    attribute: Attribute, column: Column, place: Place, options: DataclassOptions | None
) -> dict[str, PyExpr]:
    found = column_options(column, place)
    if options is None:
        return found
    found.pop("default", None)
    return {**column_field(attribute, column, options, place), **found}


def _info(attribute: Attribute) -> dict[str, PyExpr]:
    items = [(name, py.value(text)) for name, text in attribute.info]
    items += [("redact", py.TRUE)] if attribute.redact else []
    return {"info": py.Dict(tuple(items))} if items else {}


def _deferred(attribute: Attribute) -> dict[str, PyExpr]:
    if attribute.deferred_group is not None:  # which means deferred
        return {"deferred_group": py.value(attribute.deferred_group)}
    return {"deferred": py.TRUE} if attribute.deferred else {}


def annotation_in_place(attribute: Attribute, place: Place) -> PyExpr:
    """Return the Python type of an attribute, without `| None`."""

    def moved(annotation: Annotation) -> Annotation:
        # Enums are known by ".enums" until it is clear in which package they stand.
        name = annotation.name
        if name.module == ".enums":
            name = PythonName(place.enums, name.name)
        return Annotation(name, tuple(map(moved, annotation.arguments)))

    return py.annotation(moved(attribute.annotation))
