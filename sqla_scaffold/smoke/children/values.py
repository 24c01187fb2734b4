"""A plausible value for a column of any type, and whether what came back is what was written."""

from __future__ import annotations

import datetime as dt
import math
import re
import uuid
from collections.abc import Callable, Iterable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from .verdict import Skip

MOMENT = dt.datetime(2024, 2, 29, 12, 30, 15)  # whole seconds: MySQL stores no fractions by default

_BOUNDS: dict[str, tuple[Any, Any]] = {
    "NUM": (Decimal("1.5"), Decimal("2.5")),
    "TS": (MOMENT, MOMENT + dt.timedelta(days=1)),
    "TSTZ": (MOMENT.replace(tzinfo=dt.UTC), MOMENT.replace(tzinfo=dt.UTC) + dt.timedelta(days=1)),
    "DATE": (MOMENT.date(), MOMENT.date() + dt.timedelta(days=1)),
}


def _range(type_: Any, number: int) -> Any:
    from sqlalchemy.dialects.postgresql import Range

    name = type(type_).__name__
    kind = name.removesuffix("RANGE").removesuffix("MULTI")
    one: Range[Any] = Range(*_BOUNDS.get(kind, (1, 5)))
    return [one] if name.endswith("MULTIRANGE") else one


# Values for types that SQLAlchemy's class tells better than the Python type, by the name of the class.
_BY_CLASS: dict[str, Callable[[Any, int], Any]] = {
    "TSVECTOR": lambda type_, number: f"'smoke':{number}",
    "TSQUERY": lambda type_, number: "'smoke'",
    "INET": lambda type_, number: f"192.0.2.{number % 200 + 1}",
    "INET4": lambda type_, number: f"192.0.2.{number % 200 + 1}",
    "INET6": lambda type_, number: f"2001:db8::{number:x}",
    "CIDR": lambda type_, number: f"10.{number % 200}.0.0/16",
    "MACADDR": lambda type_, number: f"08:00:2b:01:02:{number % 256:02x}",
    "MACADDR8": lambda type_, number: f"08:00:2b:01:02:03:04:{number % 256:02x}",
    "BIT": lambda type_, number: "1" * (type_.length or 1) if hasattr(type_, "varying") else 1,
    "MONEY": lambda type_, number: "12.50",
    "OID": lambda type_, number: number,
    "REGCLASS": lambda type_, number: "pg_class",
    "REGCONFIG": lambda type_, number: "simple",
    "HSTORE": lambda type_, number: {"smoke": str(number)},
    "BINARY": lambda type_, number: (b"\x00\xffsmoke" * (type_.length or 1))[: type_.length or 1],
    "YEAR": lambda type_, number: 2000 + number % 100,
    "SET": lambda type_, number: {type_.values[0]},
    "JSON": lambda type_, number: {"smoke": [number, None, "é"]},
    "Uuid": lambda type_, number: uuid.UUID(int=number) if type_.as_uuid else str(uuid.UUID(int=number)),
    "PickleType": lambda type_, number: {"smoke": [number, None, "é"]},
    "AbstractRange": _range,
}


# Values for types that are known by their name in SQL alone, by its first word.
_BY_SQL = {
    "ltree": "smoke",
    "lquery": "smoke",
    "jsonpath": '$."smoke"',
    "xml": "<smoke/>",
    "pg_lsn": "0/16B3748",
    "point": "(1,2)",
    "box": "(2,2),(1,1)",
    "circle": "<(1,2),3>",
    "path": "((1,2),(3,4))",
    "polygon": "((1,2),(3,4),(5,6))",
    "int": 1,
    "integer": 1,
    "numeric": 1,
    "decimal": 1,
}


# Composite types of the schema, by their names, with a value each.
_COMPOSITES: dict[str, str] = {}


def know_composites(composites: Iterable[dict[str, Any]]) -> None:
    """Let columns of composite types get a value: one whose parts are all null."""
    for one in composites:
        key = ".".join(part for part in (one.get("schema"), one["name"]) if part)
        _COMPOSITES[key] = f"({',' * (len(one['attributes']) - 1)})"


def _by_name_in_sql(type_: Any, sql: str, name: str, number: int) -> Any:
    if sql.replace('"', "") in _COMPOSITES:
        return _COMPOSITES[sql.replace('"', "")]
    word, *arguments = re.findall(r"\w+", sql.lower()) or [""]
    if sql.rstrip().endswith("]"):
        return "{}"
    if "char" in word or "text" in word:
        length = int(arguments[0]) if arguments and arguments[0].isdigit() else None
        return _text(SimpleNamespace(length=length), name, number)
    if word in _BY_SQL:
        return _BY_SQL[word]
    raise Skip(f"no value is known for the type {type_!r}")


def value_for(type_: Any, name: str, number: int) -> Any:
    """Return a value that a column of this type accepts.

    Args:
        type_: a SQLAlchemy type.
        name: the attribute, which strings begin with.
        number: differs from call to call, so that unique columns of related models differ.

    Raises:
        Skip: where nobody can know what such a type takes.
    """
    for kind in type(type_).__mro__:
        if kind.__name__ in _BY_CLASS:
            return _BY_CLASS[kind.__name__](type_, number)
    if hasattr(type_, "enums"):
        return _member(type_)
    if type(type_).__name__ == "SqlType":
        return _by_name_in_sql(type_, type_.get_col_spec(), name, number)
    if hasattr(type_, "item_type"):
        value = value_for(type_.item_type, name, number)
        for _ in range(type_.dimensions or 1):
            value = [value]
        return value
    return _by_python_type(type_, name, number)


def _member(type_: Any) -> Any:
    if type_.enum_class is None:
        return type_.enums[0]
    return next(iter(type_.enum_class))


def _by_python_type(type_: Any, name: str, number: int) -> Any:
    decorated = getattr(type_, "impl_instance", None)
    if decorated is not None and decorated is not type_ and type(type_).__module__.split(".")[0] != "sqlalchemy":
        return value_for(decorated, name, number)
    try:
        python_type = type_.python_type
    except NotImplementedError as error:
        raise Skip(f"no value is known for the type {type_!r}") from error
    maker = _MAKERS.get(python_type)
    if maker is None:
        raise Skip(f"no value is known for the type {type_!r}")
    return maker(type_, name, number)


def _text(type_: Any, name: str, number: int) -> str:
    text = f"{name} {number} é" if (type_.length or 99) > 3 else str(number % 10)
    return text[: type_.length]


def _decimal(type_: Any, name: str, number: int) -> Any:
    if not getattr(type_, "asdecimal", True):
        return 1.5
    precision, scale = getattr(type_, "precision", None), getattr(type_, "scale", None)
    if precision is not None and precision == scale:
        return Decimal("0.5")
    return Decimal("1.5") if scale else Decimal(1)  # MySQL stores no decimals where no scale is said


def _moment(type_: Any, name: str, number: int) -> dt.datetime:
    return MOMENT.replace(tzinfo=dt.UTC) if type_.timezone else MOMENT


def _time(type_: Any, name: str, number: int) -> dt.time:
    return MOMENT.time().replace(tzinfo=dt.UTC) if type_.timezone else MOMENT.time()


_MAKERS: dict[type, Callable[[Any, str, int], Any]] = {
    bool: lambda type_, name, number: True,
    int: lambda type_, name, number: number % 100 + 1,
    float: lambda type_, name, number: 1.5,
    Decimal: _decimal,
    str: _text,
    bytes: lambda type_, name, number: b"\x00\xffsmoke"[: type_.length],
    dt.date: lambda type_, name, number: MOMENT.date(),
    dt.time: _time,
    dt.datetime: _moment,
    dt.timedelta: lambda type_, name, number: dt.timedelta(days=1, seconds=30),
}


def same(written: Any, read: Any) -> bool:
    """Tell whether a value came back, allowing what databases do to values: time zones, padding, rounding."""
    if written is None or isinstance(written, bool):
        return bool(written == read)
    if isinstance(written, dt.datetime | dt.time) and isinstance(read, type(written)):
        if written.tzinfo is None or read.tzinfo is None:  # SQLite and MySQL store no time zone
            return written.replace(tzinfo=None) == read.replace(tzinfo=None)
        return bool(written == read)
    if isinstance(written, Decimal | float) and isinstance(read, Decimal | float | int):
        return math.isclose(written, read, rel_tol=1e-6)
    if isinstance(written, str):  # an address may come back as an object that prints as it was written
        return written.rstrip() == str(read).rstrip()
    return bool(written == read)


def comparable(type_: Any) -> bool:
    """Tell whether a database gives back what it was given; some types have a canonical form of their own."""
    names = {kind.__name__ for kind in type(type_).__mro__}
    if not (getattr(type_, "fields", None) or "SECOND").endswith("SECOND"):  # such intervals are cut to whole units
        return False
    return not names & {"TSVECTOR", "TSQUERY", "MONEY", "REGCLASS", "REGCONFIG", "BIT", "NullType", "UserDefinedType"}
