"""MySQL's types, from what COLUMN_TYPE calls them to rows of the table of types."""

from __future__ import annotations

import re

from sqla_scaffold.reading.database.mysql_text import expression, members_of, text_of
from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.types import BY_NAME

_FORM = re.compile(r"(?P<name>[a-z0-9]+)(?:\((?P<numbers>\d+(?:,\d+)?)\))?(?P<flags>(?: (?:unsigned|zerofill))*)")
# The widths that the server says of a whole number where nobody said one: of one with a sign, and of one without.
_WIDTHS = {"tinyint": (4, 3), "smallint": (6, 5), "mediumint": (9, 8), "int": (11, 10), "bigint": (20, 20)}
_WHOLE = {"smallint": "smallint", "int": "int", "bigint": "bigint", "tinyint": "tinyint", "mediumint": "mediumint"}
_SIGNED_ALONE = ("smallint", "int", "bigint")
_PLAIN = {
    "double": "double",
    "float": "float",
    "text": "text",
    "blob": "bytes",
    "date": "date",
    "time": "time",
    "datetime": "datetime",
    "uuid": "uuid",
    "json": "json",
}
_TEXTS = {"varchar": "str", "char": "char"}
_MOMENTS = {"time": "mysql.time", "datetime": "mysql.datetime", "timestamp": "timestamp"}
_SAME = tuple(name for name, row in BY_NAME.items() if row.databases == ("mysql",) and "." not in name)
_NUMBER = re.compile(r"-?\d+")


def type_use(form: str, *, collation: str | None = None) -> TypeUse:
    """Return the type that the server writes so; what the table of types does not have is known by its name in SQL.

    Args:
        form: as in COLUMN_TYPE; an enum is found by its caller.
        collation: where it is not that of the table.
    """
    if form.startswith("set("):
        return TypeUse("set", _collated("set", collation), values=members_of(form))
    match = _FORM.fullmatch(form)
    use = TypeUse("sql", sql=form) if match is None else _scalar(form, match)
    if collation is None:
        return use
    if use.name in BY_NAME and "collation" in {one.name for one in BY_NAME[use.name].parameters}:
        return TypeUse(use.name, (*use.arguments, *_collated(use.name, collation)))
    return TypeUse("sql", sql=f"{form} COLLATE {collation}")


def _collated(name: str, collation: str | None) -> tuple[tuple[str, str], ...]:
    return () if collation is None else (("collation", collation),)


def _scalar(form: str, match: re.Match[str]) -> TypeUse:
    name, flags = match["name"], tuple((one, True) for one in match["flags"].split())
    numbers = [int(number) for number in (match["numbers"] or "").split(",") if number]
    if form == "tinyint(1)":
        return TypeUse("bool")
    if name in _WIDTHS:
        return _whole(name, numbers, flags)
    if name in ("decimal", "double", "float"):
        return _fraction(form, name, numbers, flags)
    if name in _MOMENTS and numbers:
        return TypeUse(_MOMENTS[name], (("fsp", numbers[0]),))
    if name in _TEXTS:
        return TypeUse(_TEXTS[name], (("length", numbers[0]),) if numbers else ())
    if name in ("bit", "binary", "varbinary"):
        length = (("length", numbers[0]),) if numbers and (name, numbers[0]) not in (("bit", 1), ("binary", 1)) else ()
        return TypeUse("mysql.bit" if name == "bit" else name, length)
    if form in ("year", "year(4)"):
        return TypeUse("year")
    if numbers or flags:
        return TypeUse("sql", sql=form)
    if name in _PLAIN:
        return TypeUse(_PLAIN[name])
    return TypeUse(name) if name in _SAME else TypeUse("sql", sql=form)


def _whole(name: str, numbers: list[int], flags: tuple[tuple[str, bool], ...]) -> TypeUse:
    usual = _WIDTHS[name][("unsigned", True) in flags]
    width = (("display_width", numbers[0]),) if numbers and numbers[0] != usual else ()
    arguments = (*width, *flags)
    return TypeUse(f"mysql.{name}" if arguments and name in _SIGNED_ALONE else name, arguments)


def _fraction(form: str, name: str, numbers: list[int], flags: tuple[tuple[str, bool], ...]) -> TypeUse:
    numbers = [] if name == "decimal" and numbers == [10, 0] else numbers
    given = (*zip(("precision", "scale"), numbers), *flags)
    own = flags or (numbers and name != "decimal")
    if own and name == "double":  # SQLAlchemy's of MySQL gives decimals
        return TypeUse("sql", sql=form)
    return TypeUse(f"mysql.{name}" if own else name, given)


def server_default(sql: str, use: TypeUse, *, escaped: bool = False) -> LiteralDefault | SqlDefault:
    """Return a default as a plain value where the server would write that back in the same way."""
    row = BY_NAME.get(use.name)
    if use.name == "bool" and sql in ("0", "1"):
        return LiteralDefault(sql == "1")
    if row is not None and row.annotation.name.name == "int" and _NUMBER.fullmatch(sql) and row.name != "mysql.bit":
        return LiteralDefault(int(sql))
    if sql.startswith("'") and sql.endswith("'") and "'" not in sql[1:-1].replace("''", "").replace("\\'", ""):
        text = text_of(sql)
        if use.name == "set":
            return LiteralDefault(tuple(one for one in text.split(",") if one))
        if use.enum is not None or (
            row is not None and row.annotation.name.name == "str" and row.name not in _ADDRESSES
        ):
            return LiteralDefault(text)
        return SqlDefault(sql)
    said = expression(sql, escaped=escaped)
    return SqlDefault("now()" if said.lower() in ("current_timestamp()", "current_timestamp") else said)


_ADDRESSES = ("inet4", "inet6")
