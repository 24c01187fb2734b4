"""Other values to try when a check rejects the first ones; the check's own text is the best adviser."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .values import MOMENT

_STRINGS = (
    "smoke@example.org",
    "https://example.org/smoke",
    "smoke",
    "Smoke",
    "SMOKE",
    "a",
    "A",
    "AB",
    "ABC",
    "ab",
    "abc",
    "1",
    "12",
    "123",
    "12345",
    "123456789",
    "a-b",
    "a_b",
    "A1",
    "+49 30 123456",
    "2024-02-29",
    "12:30",
    "",
)
_NUMBERS = (1, 0, 2, 5, 10, 50, 100, 1000, -1, 2024, 10000, -100)


def assignments(sqltext: str, columns: dict[str, Any], most: int) -> Iterator[dict[str, Any]]:
    """Yield values for the columns of a check, the likely ones first, at most `most` of them.

    Args:
        sqltext: the check.
        columns: the columns that may change, by attribute, each with its present value and whether it may be NULL.
    """
    words = set(re.findall(r"\w+", sqltext.lower()))
    named = [name for name, (column, _) in columns.items() if column.name.lower() in words] or list(columns)
    lists = [list(_candidates(sqltext, *columns[name])) for name in named]
    yield from itertools.islice(_nearest_first(named, lists), most)


def _nearest_first(names: list[str], lists: list[list[Any]]) -> Iterator[dict[str, Any]]:
    """Change one column alone first, then two together, then all: most checks concern one."""
    for name, values in zip(names, lists, strict=True):
        for value in values:
            yield {name: value}
    for (one, ones), (two, twos) in itertools.combinations(zip(names, lists, strict=True), 2):
        for pair in itertools.product(ones, twos):
            yield dict(zip((one, two), pair, strict=True))
    if len(names) > 2:
        for together in itertools.product(*lists):
            yield dict(zip(names, together, strict=True))


def _candidates(sqltext: str, column: Any, value: Any) -> Iterator[Any]:
    seen: list[Any] = [value]
    for candidate in itertools.chain(_of_kind(sqltext, column, value), [None] if column.nullable else []):
        if not any(type(candidate) is type(old) and candidate == old for old in seen):
            seen.append(candidate)
            yield candidate


def _of_kind(sqltext: str, column: Any, value: Any) -> Iterator[Any]:
    """Yield other values of the same Python type as the present one."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from _numbers(sqltext)
    elif isinstance(value, Decimal | float):
        for number in _numbers(sqltext):
            yield type(value)(number)
        yield from (type(value)("0.5"), type(value)("0.1"))
    elif isinstance(value, str):
        yield from _strings(sqltext, getattr(column.type, "length", None))
    elif isinstance(value, dt.datetime | dt.date):
        yield from (value + dt.timedelta(days=days) for days in (1, -1, 31, -31, 366, -366, 36525, -36525))
    elif isinstance(value, dt.time):
        yield from (value.replace(hour=hour) for hour in (0, 8, 13, 18, 23))
    elif isinstance(value, dt.timedelta):
        yield from (dt.timedelta(0), dt.timedelta(hours=1), dt.timedelta(days=30), -value)
    elif isinstance(value, bytes):
        yield from (b"", *(b"s" * length for length in _lengths(sqltext)))
    elif isinstance(value, dict):
        yield from ({}, {word: 1 for word in _quoted(sqltext)})
    elif isinstance(value, list):
        yield from ([word] for word in _quoted(sqltext))
        yield from ([], value * 2)
    else:
        yield from getattr(column.type, "enum_class", None) or ()


def _quoted(sqltext: str) -> list[str]:
    return [text.replace("''", "'") for text in re.findall(r"'((?:[^']|'')*)'", sqltext)]


def _numbers(sqltext: str) -> Iterator[int]:
    """Yield the numbers of the text and their neighbours, then some that checks often ask for."""
    for text in re.findall(r"(?<![\w.])-?\d+(?![\w.])", sqltext):
        yield from (int(text), int(text) + 1, int(text) - 1)
    for text in re.findall(r"-?\d+\.\d+", sqltext):
        yield from (int(float(text)), int(float(text)) + 1)
    yield from _NUMBERS


def _lengths(sqltext: str) -> list[int]:
    return sorted({number for number in _numbers(sqltext) if 0 <= number <= 300})


def _strings(sqltext: str, length: int | None) -> Iterator[str]:
    quoted = _quoted(sqltext)
    # A pattern of LIKE becomes a text that it matches.
    texts = [*quoted, *(text.replace("%", "smoke").replace("_", "s") for text in quoted), *_STRINGS]
    texts += [letter * number for number in _lengths(sqltext) for letter in "a1A"]
    texts.append(MOMENT.isoformat())
    for text in texts:
        if length is None or len(text) <= length:
            yield text
