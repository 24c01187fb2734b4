"""TOML's values, with the place of each: strings, numbers, dates and booleans, by https://toml.io/en/v1.0.0."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time

from sqla_scaffold.reading.node_reports import bad_number
from sqla_scaffold.reading.nodes import LEAST_INT, MOST_INT, Broken, Scalar
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span

_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
_DATE = re.compile(rf"\d{{4}}-\d\d-\d\d(?:[Tt ]{_TIME}(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?", re.ASCII)
_CLOCK = re.compile(_TIME, re.ASCII)
_INT = re.compile(r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*|[+-]?(?:0|[1-9](?:_?[0-9])*)")
_FRACTION = re.compile(r"(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?")
_NO_NUMBER = re.compile(r"[+-]?(?:inf|nan)")
_BASIC = re.compile(r'[^"\\\x00-\x08\x0a-\x1f\x7f]+')
_BASIC_LINES = re.compile(r'[^"\\\x00-\x08\x0b-\x1f\x7f]+')
_LITERAL = re.compile(r"[^'\x00-\x08\x0a-\x1f\x7f]*")
_LITERAL_LINES = re.compile(r"(?:[^'\x00-\x08\x0b-\x1f\x7f]|\r\n|'(?!''))*")
_FOLD = re.compile(r"\\[ \t]*\r?\n[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:([btnfr\"\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
# What belongs to a value that nobody can read, for the words of the report.
_WORD = re.compile(r"[^\s,\]}#=]+")
_MOST_DIGITS = 400


class TomlSyntax(Exception):
    """The text is not TOML.

    Args:
        message: the headline.
        start, end: character offsets of the place.
        hint: what to do.
    """

    def __init__(self, message: str, start: int, end: int | None = None, hint: str = "see https://toml.io") -> None:
        super().__init__(message)
        self.message, self.start, self.end, self.hint = message, start, start + 1 if end is None else end, hint


def read_string(text: str, start: int) -> tuple[str, int]:
    """Return the string that begins with a quote at `start`, and the offset behind it."""
    quote = text[start]
    if text.startswith(quote * 3, start):
        return _lines(text, start, quote)
    if quote == "'":
        match = _LITERAL.match(text, start + 1)
        end = match.end() if match else start + 1
        if not text.startswith("'", end):
            raise _unfinished(text, start, end)
        return text[start + 1 : end], end + 1
    return _basic(text, start, start + 1, '"', _BASIC)


def _lines(text: str, start: int, quote: str) -> tuple[str, int]:
    begin = start + 3
    begin += 2 if text.startswith("\r\n", begin) else 1 if text.startswith("\n", begin) else 0
    if quote == '"':
        value, end = _basic(text, start, begin, '"""', _BASIC_LINES)
    else:
        match = _LITERAL_LINES.match(text, begin)
        end = match.end() if match else begin
        if not text.startswith("'''", end):
            raise _unfinished(text, start, end)
        value, end = text[begin:end].replace("\r\n", "\n"), end + 3
    for _ in range(2):  # up to two quotes may stand before the closing three
        if text.startswith(quote, end):
            value, end = value + quote, end + 1
    return value, end


def _basic(text: str, start: int, position: int, closing: str, plain: re.Pattern[str]) -> tuple[str, int]:
    parts: list[str] = []
    while not text.startswith(closing, position):
        if match := plain.match(text, position):
            parts.append(match[0])
        elif text.startswith("\r\n", position) and len(closing) == 3:
            parts.append("\n")
            position += 2
            continue
        elif text.startswith('"', position):
            parts.append('"')
            position += 1
            continue
        elif len(closing) == 3 and (match := _FOLD.match(text, position)):
            pass
        elif match := _ESCAPE.match(text, position):
            parts.append(_escaped(match))
        elif text.startswith("\\", position) and position + 1 < len(text):
            hint = "double the backslash, or use single quotes"
            raise TomlSyntax("no escape of TOML looks like this", position, position + 2, hint)
        else:
            raise _unfinished(text, start, position)
        position = match.end()
    return "".join(parts), position + len(closing)


def _escaped(match: re.Match[str]) -> str:
    if match[1]:
        return _ESCAPES[match[1]]
    number = int(match[2] or match[3], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise TomlSyntax("the escape stands for no character", match.start(), match.end(), "write the character itself")
    return chr(number)


def _unfinished(text: str, start: int, end: int) -> TomlSyntax:
    if end < len(text) and text[end] not in "\r\n":
        return TomlSyntax("a control character in a text", end, end + 1, "write it as an escape such as \\u001b")
    return TomlSyntax("a quoted text has no end", start, end, "close the quotes; a text of several lines takes three")


def read_plain(text: str, span: Span, diagnostics: Diagnostics) -> tuple[Scalar | Broken, int]:
    """Return the boolean, number or date that begins where `span` begins, and the offset behind it."""
    start = span.start
    for word, value in (("true", True), ("false", False)):
        if text.startswith(word, start):
            return Scalar(value, word, _until(span, start + 4 + (not value))), start + 4 + (not value)
    for pattern in (_DATE, _CLOCK):
        if match := pattern.match(text, start):
            as_moment(match[0], start)
            return Scalar(match[0], match[0], _until(span, match.end())), match.end()
    if match := _NO_NUMBER.match(text, start):
        return bad_number(f"`{match[0]}` is no finite number", _until(span, match.end()), diagnostics), match.end()
    if match := _INT.match(text, start):
        return _number(text, match, span, diagnostics)
    word_match = _WORD.match(text, start)
    end = word_match.end() if word_match else start + 1
    raise TomlSyntax("no value looks like this", start, min(end, len(text)), "texts stand in quotes")


def _until(span: Span, end: int) -> Span:
    return Span(span.source, span.start, end)


def _number(text: str, match: re.Match[str], span: Span, diagnostics: Diagnostics) -> tuple[Scalar | Broken, int]:
    fraction = (
        None if text[match.start() : match.start() + 2] in ("0x", "0o", "0b") else _FRACTION.match(text, match.end())
    )
    end = fraction.end() if fraction else match.end()
    whole, written = _until(span, end), text[span.start : end]
    digits = written.replace("_", "")
    if end > match.end():
        value = float(digits)
        if math.isfinite(value):
            return Scalar(value, written, whole), end
        return bad_number("the number is too large", whole, diagnostics), end
    number = int(digits, 0) if len(digits) <= _MOST_DIGITS else MOST_INT + 1
    if LEAST_INT <= number <= MOST_INT:
        return Scalar(number, written, whole), end
    return bad_number("the number does not fit into 64 bits", whole, diagnostics), end


def as_moment(text: str, start: int = 0) -> date | datetime | time:
    """Return what a date or time of TOML means; microseconds are the finest.

    Args:
        start: the place to report where there is no such day.
    """
    plain = re.sub(r"(\.[0-9]{6})[0-9]+", r"\1", text.upper().replace(" ", "T"))
    plain = re.sub(r"\.([0-9]{1,5})(?![0-9])", lambda match: "." + match[1].ljust(6, "0"), plain)
    try:
        if ":" not in plain:
            return date.fromisoformat(plain)
        return time.fromisoformat(plain) if "T" not in plain else datetime.fromisoformat(plain)
    except ValueError:
        raise TomlSyntax("there is no such day", start, start + len(text), "quote it where a text is meant") from None
