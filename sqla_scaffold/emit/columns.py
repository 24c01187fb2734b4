"""Columns as Python: defaults, and the arguments of `mapped_column` and `Column`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.pyexpr import Call, PyExpr
from sqla_scaffold.emit.remembered import Memory
from sqla_scaffold.emit.sqltext import escape, is_now
from sqla_scaffold.emit.variables import sequence_variable
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.engines import base_class
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import (
    CallDefault,
    Column,
    Default,
    LiteralDefault,
    NextValue,
    SqlDefault,
    TableKey,
    TypeUse,
    Value,
)
from sqla_scaffold.schema.type_use import base_of, kind_of
from sqla_scaffold.schema.types import Kind

UUID7 = CallDefault("uuid", "uuid7")


@dataclass(frozen=True, slots=True)
class Place:
    """Where generated code stands: the project's package, and the schema it is made from; and what is known of its pages."""

    package: str
    schema: Schema
    memory: Memory | None = None

    @property
    def database(self) -> str:
        """The module of the base class, the engine and the sessions."""
        return f"{self.package}.db"

    @property
    def enums(self) -> str:
        """The module of the enums."""
        return f"{self.package}.models.enums"

    @property
    def sequences(self) -> str:
        """The module of the sequences."""
        return f"{self.package}.models.sequences"

    @property
    def types(self) -> str:
        """The module of the column types that models share."""
        return f"{self.package}.models.types"

    def base(self, table: TableKey, *attributes: str, view: bool = False) -> py.Name:
        """The base class of what stands in a table, or what is behind it: `Model.metadata`."""
        return py.imported(self.database, base_class(table.bind, view=view), *attributes)

    def model_module(self, module: str) -> str:
        """The full name of a module inside the package `models`."""
        return f"{self.package}.models.{module}"


def sqlalchemy(name: str, *attributes: str) -> py.Name:
    """Return a name of the package sqlalchemy."""
    return py.imported("sqlalchemy", name, *attributes)


def item_of(use: TypeUse) -> TypeUse:
    """Return the type of an array's items."""
    if use.item is None:
        raise GeneratorBug(f"the type {use.name} has no item")
    return use.item


def python_value(value: Value, use: TypeUse, place: Place) -> PyExpr:
    """Return a literal default as the Python value of its type: `Decimal("0.00")`, `OrderStatus.DRAFT`."""
    if value is None:
        return py.NONE
    use = base_of(use)
    match kind_of(use):
        case Kind.ENUM:
            return _enum_member(str(value), use, place)
        case Kind.DECIMAL:
            return py.call(py.imported("decimal", "Decimal"), py.value(str(value)))
        case Kind.DATE:
            day = date.fromisoformat(str(value))
            return py.call(py.imported("datetime", "date"), *map(py.value, (day.year, day.month, day.day)))
        case Kind.TIME | Kind.DATETIME as kind:
            return py.call(py.imported("datetime", kind.value, "fromisoformat"), py.value(str(value)))
        case Kind.TIMEDELTA:
            return py.call(py.imported("datetime", "timedelta"), seconds=py.Source(repr(_number(value))))
        case Kind.UUID:
            return py.call(py.imported("uuid", "UUID"), py.value(str(value)))
        case Kind.JSON:
            return _document(str(value))
        case Kind.ARRAY:
            items = value if isinstance(value, tuple) else (value,)
            if not items:
                return py.imported("builtins", "list")
            return _fresh(_list(items, item_of(use), place))
        case Kind.SET:
            members = value if isinstance(value, tuple) else (value,)
            if not members:
                return py.imported("builtins", "set")
            return _fresh(py.Display(tuple(py.value(str(one)) for one in members), "{}"))
        case Kind.BYTES:
            return py.value(str(value).encode())
        case _ if isinstance(value, tuple):
            raise GeneratorBug(f"a list is no value of the type {use.name}")
        case _:
            return py.value(value)


def _list(items: tuple[Value, ...], use: TypeUse, place: Place) -> PyExpr:
    parts = (_list(item, use, place) if isinstance(item, tuple) else python_value(item, use, place) for item in items)
    return py.Display(tuple(parts))


def _number(value: Value) -> int | float:
    number = Decimal(str(value))
    return int(number) if number == int(number) else float(number)


def _document(text: str) -> PyExpr:
    document = json.loads(text)
    if document in ({}, []):  # the class itself is the callable, and has a type where an empty display has none
        return py.imported("builtins", type(document).__name__)
    if _has_empty(document):
        return py.Joined((py.Source("lambda: "), py.call(py.imported("json", "loads"), py.value(text))))
    return _fresh(_json(document))


def _has_empty(document: object) -> bool:
    if isinstance(document, dict | list):
        return not document or any(map(_has_empty, document.values() if isinstance(document, dict) else document))
    return False


def _fresh(display: PyExpr) -> PyExpr:
    # Called for each row, so that no two objects share one list or dictionary.
    return py.Joined((py.Source("lambda: "), display))


def _json(value: object) -> PyExpr:
    match value:
        case dict():
            return py.Dict(tuple((str(key), _json(item)) for key, item in value.items()))
        case list():
            return py.Display(tuple(map(_json, value)))
        case str() | int() | float() | None:
            return py.value(value)
        case _:
            raise GeneratorBug(f"{value!r} is not JSON")


def _enum_member(value: str, use: TypeUse, place: Place) -> PyExpr:
    enum = place.schema.enums_by_name[str(use.enum)]
    member = next(member.name for member in enum.members if member.value == value)
    return py.imported(place.enums, enum.name, member)


def sql_text(sql: str) -> PyExpr:
    """Return an SQL expression: `func.now()` where it is that, else `text("...")`."""
    if is_now(sql):
        return py.call(sqlalchemy("func", "now"))
    return py.call(sqlalchemy("text"), py.value(escape(sql)))


def client_default(default: Default | None, use: TypeUse, place: Place) -> PyExpr | None:
    """Return what stands in `default=` or `onupdate=`."""
    match default:
        case None:
            return None
        case LiteralDefault(value):
            return python_value(value, use, place)
        case SqlDefault(sql):
            return sql_text(sql)
        case CallDefault():
            return function(default, place)


def function(call: CallDefault, place: Place) -> PyExpr:
    """Return a function by its module and name; `uuid7`, which Python has from 3.14 on, stands in db.py for all others."""
    if call == UUID7:
        return py.imported(place.database, call.name)
    return py.imported(call.module, *call.name.split("."))


def server_default(default: LiteralDefault | SqlDefault | None, use: TypeUse) -> PyExpr | None:
    """Return what stands in `server_default=`; strings go in as they are, for SQLAlchemy quotes them."""
    match default:
        case None:
            return None
        case SqlDefault(sql):
            return sql_text(sql)
        case LiteralDefault(value):
            match kind_of(use):
                case Kind.BOOL:
                    return py.call(sqlalchemy("true" if value else "false"))
                case Kind.INT | Kind.FLOAT | Kind.DECIMAL:
                    return py.call(sqlalchemy("text"), py.value(str(value)))
                case Kind.ARRAY:
                    items = value if isinstance(value, tuple) else (value,)
                    return py.value(array_text(items))
                case Kind.SET:
                    return py.value(set_text(value))
                case _:
                    return py.value(str(value))


def _server_default(column: Column, place: Place) -> PyExpr | None:
    if isinstance(column.server_default, NextValue):
        return py.call(_sequence(column.server_default, place, "next_value"))
    return server_default(column.server_default, column.type)


def array_text(items: tuple[Value, ...]) -> str:
    """Return an array as PostgreSQL writes it in a string."""
    # https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
    return "{" + ",".join(map(_array_item, items)) + "}"


def set_text(value: Value) -> str:
    """Return members of a SET as MySQL writes them in a string."""
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _array_item(item: Value) -> str:
    if isinstance(item, tuple):
        return array_text(item)
    return '"' + str(item).replace("\\", "\\\\").replace('"', '\\"') + '"'


def generated(column: Column, place: Place) -> list[PyExpr]:
    """Return `Computed(...)`, `Identity(...)` or the sequence of a column of which the database makes the values."""
    if column.computed is not None:
        text = py.value(escape(column.computed.sqltext))
        return [py.call(sqlalchemy("Computed"), text, persisted=py.value(column.computed.persisted))]
    if column.identity is not None:
        options = {name: py.value(value) for name, value in column.identity.options().items()}
        return [py.call(sqlalchemy("Identity"), **options)]
    if isinstance(column.server_default, NextValue):
        return [_sequence(column.server_default, place)]
    return []


def _sequence(value: NextValue, place: Place, *attributes: str) -> py.Name:
    return py.imported(place.sequences, sequence_variable(value.sequence, place.schema), *attributes)


def column_options(column: Column, place: Place) -> dict[str, PyExpr]:
    """Return the keyword arguments that `mapped_column` and `Column` share, in the order in which they are written."""
    options = {
        "default": client_default(column.default, column.type, place),
        "server_default": _server_default(column, place),
        "onupdate": client_default(column.onupdate, column.type, place),
        "server_onupdate": py.call(sqlalchemy("FetchedValue")) if column.server_onupdate else None,
        "comment": None if column.comment is None else py.value(column.comment),
        "system": py.TRUE if column.inherited else None,  # which keeps it out of CREATE TABLE
    }
    return {name: value for name, value in options.items() if value is not None}


def column_call(function: PyExpr, positional: list[PyExpr], options: dict[str, PyExpr]) -> Call:
    """Return `mapped_column(...)` or `Column(...)`."""
    return py.call(function, *positional, **options)
