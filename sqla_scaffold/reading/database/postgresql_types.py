"""PostgreSQL's types, from what `format_type` calls them to rows of the table of types."""

from __future__ import annotations

import re

from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.types import BY_NAME

_FORM = re.compile(r"(?P<name>[^()]+?)(?:\((?P<numbers>[\d,]+)\))?(?P<rest> [a-z ]+)?")
_PLAIN = {
    "boolean": "bool",
    "smallint": "smallint",
    "integer": "int",
    "bigint": "bigint",
    "double precision": "double",
    "text": "text",
    "bytea": "bytes",
    "date": "date",
    "uuid": "uuid",
    "json": "json",
}
_TEXTS = {"character varying": "str", "character": "char"}
_MOMENTS = {"timestamp": "datetime", "time": "time"}
_INTERVAL = re.compile(r"interval(?: (?P<fields>[a-z ]+))?(?:\((?P<precision>\d)\))?")
_SAME = tuple(name for name, row in BY_NAME.items() if row.databases == ("postgresql",) and "." not in name)


def type_use(form: str, *, dimensions: int = 0, enum: str | None = None, collation: str | None = None) -> TypeUse:
    """Return the type that PostgreSQL writes so; what the table of types does not have is known by its name in SQL.

    Args:
        form: of the item, where it is an array.
        dimensions: how many; 0 for no array.
        enum: the key of the enum, where it is one.
        collation: where it is not the type's own.
    """
    use = TypeUse("enum", enum=enum) if enum is not None else _scalar(form)
    if collation is not None and "collation" in _parameters(use.name):
        use = TypeUse(use.name, (*use.arguments, ("collation", collation)))
    elif collation is not None:
        use = TypeUse("sql", sql=f'{form} COLLATE "{collation}"')
    if not dimensions:
        return use
    if use.sql is not None:
        return TypeUse("sql", sql=use.sql + "[]" * dimensions)
    return TypeUse("array", (("dimensions", dimensions),) if dimensions > 1 else (), item=use)


def _parameters(name: str) -> set[str]:
    return {parameter.name for parameter in BY_NAME[name].parameters} if name in BY_NAME else set()


def _scalar(form: str) -> TypeUse:
    if form in _PLAIN:
        return TypeUse(_PLAIN[form])
    if form == "real":
        return TypeUse("float", (("precision", 24),))  # SQLAlchemy's FLOAT alone is a double in PostgreSQL
    if form.startswith("interval"):
        return _interval(form)
    match = _FORM.fullmatch(form)
    if match is None:
        return TypeUse("sql", sql=form)
    name, rest = match["name"], (match["rest"] or "").strip()
    numbers = [int(number) for number in (match["numbers"] or "").split(",") if number]
    if name.endswith(" time zone"):
        name, _, rest = name.partition(" ")
    if name in _MOMENTS and rest in ("with time zone", "without time zone"):
        return _moment(_MOMENTS[name], numbers, zone=rest.startswith("with "))
    if rest:
        return TypeUse("sql", sql=form)
    if name in _TEXTS:
        return TypeUse(_TEXTS[name], (("length", numbers[0]),) if numbers else ())
    if name == "numeric":
        return TypeUse("decimal", tuple(zip(("precision", "scale"), numbers)))
    if name in ("bit", "bit varying"):
        length = (("length", numbers[0]),) if numbers else ()
        return TypeUse("bit", (*length, *((("varying", True),) if name == "bit varying" else ())))
    if name in _SAME and not numbers:
        return TypeUse(name)
    return TypeUse("sql", sql=form)


def _moment(name: str, numbers: list[int], *, zone: bool) -> TypeUse:
    arguments = (*((("timezone", True),) if zone else ()), *((("precision", numbers[0]),) if numbers else ()))
    return TypeUse(f"postgresql.{name}" if numbers else name, arguments)


def _interval(form: str) -> TypeUse:
    match = _INTERVAL.fullmatch(form)
    if match is None:
        return TypeUse("sql", sql=form)
    if match["fields"] is None and match["precision"] is None:
        return TypeUse("timedelta")
    fields = () if match["fields"] is None else (("fields", match["fields"].upper()),)
    precision = () if match["precision"] is None else (("precision", int(match["precision"])),)
    return TypeUse("postgresql.timedelta", (*fields, *precision))
