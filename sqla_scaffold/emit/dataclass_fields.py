"""What a dataclass wants of the lines and the head of a class."""

from __future__ import annotations

from dataclasses import fields

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place, client_default, function, sqlalchemy
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.sqltext import is_now
from sqla_scaffold.schema.dataclass_options import DataclassOptions, FieldOptions
from sqla_scaffold.schema.attribute import Attribute, Relationship
from sqla_scaffold.schema.table import CallDefault, Column, LiteralDefault, SqlDefault
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

MAPPED_AS_DATACLASS = py.imported("sqlalchemy.orm", "MappedAsDataclass")
# What a dataclass does of which nothing is said, and the order in which Python documents the words.
_PYTHON = {"init": True, "repr": True, "eq": True, "order": False, "unsafe_hash": False, "kw_only": False}
# Values that are made anew for every object, so that no two share one.
_FRESH = (Kind.JSON, Kind.ARRAY)


def class_keywords(options: DataclassOptions | None) -> dict[str, PyExpr]:
    """Return the keywords in the head of a class.

    They stand at every class of a hierarchy: SQLAlchemy inherits them, type checkers do not
    (https://typing.python.org/en/latest/spec/dataclasses.html#dataclass-transform-parameters).
    """
    if options is None:
        return {}
    said = {field.name: getattr(options, field.name) for field in fields(options)}
    return {name: py.value(said[name]) for name, default in _PYTHON.items() if said[name] != default}


def column_field(attribute: Attribute, column: Column, options: DataclassOptions, place: Place) -> dict[str, PyExpr]:
    """Return the keywords of `mapped_column` that a dataclass has beyond another class; `default` is another one there.

    What SQL or a function makes at the INSERT is a `ColumnDefault`, which is no value of a new object
    (sqlalchemy/orm/interfaces.py, _DataclassDefaultsDontSet); `insert_default` goes with no default of the dataclass.
    """
    field = attribute.field_options or FieldOptions()
    return {
        **({} if field.init else {"init": py.FALSE}),
        **({"repr": py.FALSE} if options.repr and (attribute.redact or attribute.deferred) else {}),
        **_defaults(field, column, place),
        **({} if field.compare or not options.eq else {"compare": py.FALSE}),
        **({} if field.kw_only is None else {"kw_only": py.value(field.kw_only)}),
        **({} if field.hash is None else {"hash": py.value(field.hash)}),
    }


def _defaults(field: FieldOptions, column: Column, place: Place) -> dict[str, PyExpr]:
    value = client_default(column.default, column.type, place)
    factory = None if field.default_factory is None else function(field.default_factory, place)
    match column.default:
        case None if factory is not None:
            return {"default_factory": factory}
        case LiteralDefault() if value is not None and factory is None and kind_of(column.type) not in _FRESH:
            return {"default": value}
        case LiteralDefault() if value is not None:
            return {"insert_default": value, "default_factory": factory or value}
        case SqlDefault() | CallDefault() if value is not None and factory is not None:
            return {"insert_default": value, "default_factory": factory}
        case SqlDefault(sql) if value is not None and field.init:
            # To type checkers a `ColumnDefault` is made of a column element, which `text()` is not.
            made = value if is_now(sql) else py.call(sqlalchemy("literal_column"), py.value(sql))
            return {"default": py.call(sqlalchemy("ColumnDefault"), made)}
        case CallDefault() if value is not None and field.init:
            return {"default": py.call(sqlalchemy("ColumnDefault"), value)}
        case SqlDefault() | CallDefault() if value is not None:
            return {"insert_default": value}
    return {"default": py.NONE} if field.init and field.optional else {}


def relationship_field(relationship: Relationship, options: DataclassOptions) -> dict[str, PyExpr]:
    """Return the keywords of `relationship` in a dataclass; none is printed or compared, which would go in circles."""
    field = relationship.field_options or FieldOptions(optional=True)
    found: dict[str, PyExpr] = {} if field.init else {"init": py.FALSE}
    if options.repr:
        found["repr"] = py.FALSE
    if field.init and relationship.uselist:
        kind = "dict" if relationship.keyed_by is not None else relationship.collection_class or "list"
        found["default_factory"] = py.imported("builtins", kind)
    elif field.init:
        found["default"] = py.NONE
    if options.eq:
        found["compare"] = py.FALSE
    if field.kw_only is not None:
        found["kw_only"] = py.value(field.kw_only)
    return found


def proxy_field(options: DataclassOptions | None) -> dict[str, PyExpr]:
    """Return the keywords of `association_proxy` in a dataclass, which has what a proxy shows already."""
    if options is None:
        return {}
    asked = {"repr": options.repr, "compare": options.eq}
    return {"init": py.FALSE, **{name: py.FALSE for name, said in asked.items() if said}}
