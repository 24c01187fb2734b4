"""Literal values: whether one fits its column's type, and how the schema value holds it."""

from __future__ import annotations

import json
import math
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.schema.model import EnumType
from sqla_scaffold.schema.word import Literal
from sqla_scaffold.schema.table import TypeUse, Value
from sqla_scaffold.schema.type_use import base_of, dimensions_of, kind_of, type_text
from sqla_scaffold.schema.types import BY_NAME, Kind

# Bits, by the word of the type; an OID and whatever says so has no sign.
_INTEGER_BITS = {"tinyint": 8, "smallint": 16, "mediumint": 24, "int": 32, "oid": 32, "bigint": 64}
_YEARS = range(1901, 2156)  # https://dev.mysql.com/doc/refman/8.4/en/year.html
_DURATION = re.compile(
    r"(?:(?P<days>\d{1,6}) )?(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d(?:\.\d{1,6})?)"
)


class Misfit(Exception):
    """A literal does not fit; `hint` says what would. Caught where the column is known."""

    def __init__(self, message: str, hint: str | None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def settle_value(literal: Literal, use: TypeUse, enums: Mapping[str, EnumType]) -> Value:
    """Return a literal as a value of its type, as `schema.model.Value` describes it.

    Decimals, dates, times and UUIDs are canonical text, intervals a number of seconds, JSON documents their text with
    sorted keys, arrays a tuple, enums the member's value.

    Raises:
        Misfit: it is no value of the type.
    """
    use = base_of(use)
    kind = kind_of(use)
    if kind is Kind.ENUM:
        return _enum(literal, enums[str(use.enum)])
    if kind is Kind.ARRAY and use.item is not None:
        return _array(literal, use, use.item, enums, dimensions_of(use))
    return _SETTLERS[kind](literal, use)


def _array(literal: Literal, use: TypeUse, item: TypeUse, enums: Mapping[str, EnumType], dimensions: int) -> Value:
    if not isinstance(literal, tuple):
        hint = "write a list: [first, second]" if dimensions_of(use) == 1 else "write a list of lists: [[1, 2], [3, 4]]"
        raise Misfit(_not_a(literal, use), hint)
    if dimensions == 1:
        return tuple(settle_value(part, item, enums) for part in literal)
    return tuple(_array(part, use, item, enums, dimensions - 1) for part in literal)


def _not_a(literal: Literal, use: TypeUse) -> str:
    return f"{_shown(literal)} is no value of {type_text(use)}"


def _shown(literal: Literal) -> str:
    if literal is None:
        return "null"
    if isinstance(literal, (tuple, dict)):
        return "a list" if isinstance(literal, tuple) else "a mapping"
    text = json.dumps(literal, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:36]}...{text[-1]}"


def _bool(literal: Literal, use: TypeUse) -> Value:
    if not isinstance(literal, bool):
        raise Misfit(_not_a(literal, use), "write true or false")
    return literal


def _int(literal: Literal, use: TypeUse) -> Value:
    if not isinstance(literal, int) or isinstance(literal, bool):
        raise Misfit(_not_a(literal, use), "write a whole number, without quotes")
    word = BY_NAME[use.name].word
    if word == "year":
        if literal not in _YEARS:
            raise Misfit(f"{literal} is no year that MySQL keeps", f"write one from {_YEARS[0]} to {_YEARS[-1]}")
        return literal
    bits = _INTEGER_BITS[word]
    is_signed = word != "oid" and not {"unsigned", "zerofill"} & dict(use.arguments).keys()
    least, most = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if is_signed else (0, 2**bits - 1)
    if not least <= literal <= most:
        raise Misfit(f"{literal} is out of the range of {type_text(use)}", f"it goes from {least} to {most}")
    return literal


def _float(literal: Literal, use: TypeUse) -> Value:
    if isinstance(literal, bool) or not isinstance(literal, (int, float)) or not math.isfinite(literal):
        raise Misfit(_not_a(literal, use), "write a number, without quotes")
    return float(literal)


def _decimal(literal: Literal, use: TypeUse) -> Value:
    hint = "write a decimal number such as 12.50"
    if isinstance(literal, bool) or not isinstance(literal, (int, float, str)):
        raise Misfit(_not_a(literal, use), hint)
    try:
        number = Decimal(str(literal))
    except InvalidOperation:
        raise Misfit(_not_a(literal, use), hint) from None
    if not number.is_finite() or abs(number.adjusted()) > 1000:
        raise Misfit(_not_a(literal, use), hint)
    text = format(number, "f")
    whole, _, behind = text.lstrip("-").partition(".")
    limits = dict(use.arguments)
    scale = int(limits.get("scale", 0))
    before = int(limits.get("precision", 2000)) - scale
    if "precision" in limits and (len(behind) > scale or len(whole.lstrip("0")) > before):
        raise Misfit(_not_a(literal, use), f"at most {before} digits before and {scale} behind the point fit")
    return text


def _str(literal: Literal, use: TypeUse) -> Value:
    if not isinstance(literal, str):
        raise Misfit(_not_a(literal, use), "put it in quotes to make it a text")
    length = dict(use.arguments).get("length")
    size = len(literal.encode(errors="surrogatepass")) if kind_of(use) is Kind.BYTES else len(literal)
    if isinstance(length, int) and size > length:
        raise Misfit(f"{_shown(literal)} is longer than {type_text(use)} takes", f"it has {size}; shorten it")
    return literal


def _iso(parse: Callable[[str], date | time], example: str) -> Callable[[Literal, TypeUse], Value]:
    def settle(literal: Literal, use: TypeUse) -> Value:
        if not isinstance(literal, str):
            raise Misfit(_not_a(literal, use), f"write it in ISO 8601: {example}")
        try:
            moment = parse(literal)
        except ValueError:
            raise Misfit(_not_a(literal, use), f"write it in ISO 8601: {example}") from None
        if isinstance(moment, (datetime, time)) and moment.tzinfo is not None and "timezone" not in dict(use.arguments):
            word = BY_NAME[use.name].word
            raise Misfit(f"{_shown(literal)} has a time zone, {word} has none", f"write the type {word}(tz)")
        return moment.isoformat(" ") if isinstance(moment, datetime) else moment.isoformat()

    return settle


def _timedelta(literal: Literal, use: TypeUse) -> Value:
    hint = "write a number of seconds, or days and hours: 1 12:30:00"
    if isinstance(literal, (int, float)) and not isinstance(literal, bool) and abs(literal) < 86400 * 10**6:
        return literal
    match = _DURATION.fullmatch(literal) if isinstance(literal, str) else None
    if match is None:
        raise Misfit(_not_a(literal, use), hint)
    minutes = (int(match["days"] or 0) * 24 + int(match["hours"])) * 60 + int(match["minutes"])
    seconds = Decimal(match["seconds"]) + minutes * 60
    return int(seconds) if seconds == int(seconds) else float(seconds)


def _uuid(literal: Literal, use: TypeUse) -> Value:
    try:
        return str(uuid.UUID(literal if isinstance(literal, str) else ""))
    except ValueError:
        hint = "write 32 hexadecimal digits with hyphens, or {call: uuid:uuid4} for a new one in each row"
        raise Misfit(_not_a(literal, use), hint) from None


def _set(literal: Literal, use: TypeUse) -> Value:
    if not isinstance(literal, tuple):
        raise Misfit(_not_a(literal, use), "write a list of members")
    for part in literal:
        if part not in use.values:
            hint = did_you_mean(str(part), use.values, otherwise=f"its members are {', '.join(use.values[:8])}")
            raise Misfit(f"{_shown(part)} is no member of the set", hint)
    # In the order of the type, as the database gives them back.
    return tuple(value for value in use.values if value in literal)


def _json(literal: Literal, use: TypeUse) -> Value:
    return json.dumps(literal, ensure_ascii=False, sort_keys=True)


def _other(literal: Literal, use: TypeUse) -> Value:
    message = f"a plain value says nothing to {type_text(use)}, which has a form of its own"
    raise Misfit(message, "write it in SQL: {sql: ...}, or let Python make it: {call: module:function}")


def _enum(literal: Literal, enum: EnumType) -> Value:
    values = [member.value for member in enum.members]
    if isinstance(literal, str) and literal in values:
        return literal
    named = next((member.value for member in enum.members if member.name == literal), None)
    hint: str | None
    if named is not None:
        hint = f"write the value, `{named}`, where you wrote the member's name in Python"
    elif not isinstance(literal, str) and str(literal) in values:
        hint = "put it in quotes to make it a text"
    else:
        shown = ", ".join(values[:8]) + (", ..." if len(values) > 8 else "")
        hint = did_you_mean(str(literal), values, otherwise=f"its values are {shown}")
    raise Misfit(f"{_shown(literal)} is no value of the enum {enum.name}", hint)


_SETTLERS: dict[Kind, Callable[[Literal, TypeUse], Value]] = {
    Kind.BOOL: _bool,
    Kind.INT: _int,
    Kind.FLOAT: _float,
    Kind.DECIMAL: _decimal,
    Kind.STR: _str,
    Kind.BYTES: _str,
    Kind.DATE: _iso(date.fromisoformat, "2026-01-31"),
    Kind.TIME: _iso(time.fromisoformat, "08:30:00"),
    Kind.DATETIME: _iso(datetime.fromisoformat, "2026-01-31 08:30:00"),
    Kind.TIMEDELTA: _timedelta,
    Kind.UUID: _uuid,
    Kind.SET: _set,
    Kind.JSON: _json,
    Kind.OTHER: _other,
}
