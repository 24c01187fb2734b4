"""The grammar of types: name [ '(' argument { ',' argument } ')' ] [ '?' ], an argument being a number or a type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sqla_scaffold.reading.nodes import Scalar
from sqla_scaffold.reading.words import shown
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.word import Word

# Deeper than any database nests; a bound for the recursion.
_MOST_NESTED = 8

_TOKEN = re.compile(r"\s*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<number>-?[0-9]+)|(?P<mark>[(),?])|(?P<other>\S)|\Z)")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a text; its place counts from the text's beginning."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Type:
    """A type in a text, wherever that stands; places count from the text's beginning, `name_end` is that of its name.

    Args:
        mark: the place of the question mark, where there is one.
    """

    name: str
    arguments: tuple[_Number | _Type, ...]
    start: int
    name_end: int
    end: int
    mark: int | None = None


def read_type(scalar: Scalar, diagnostics: Diagnostics) -> TypeSpec | None:
    """Return the type that a text says, or None where it says none and that was reported."""
    try:
        return _placed(_read(scalar.text), scalar, scalar.begin)
    except _Wrong as wrong:
        hint = "write for example str(80), decimal(12, 2) or datetime(tz)?"
        span = scalar.part(wrong.start, wrong.end) if wrong.end > wrong.start else scalar.span
        diagnostics.add(codes.TYPE_SYNTAX, str(wrong), span, hint=wrong.hint or hint)
        return None


@lru_cache(maxsize=1000)  # a schema has few types and many columns
def _read(text: str) -> _Type:
    return _Reader(text).whole()


def _placed(read: _Type, scalar: Scalar, begin: int | None) -> TypeSpec:
    """Return a type with the places of its parts; where they cannot be told, that of the scalar is theirs."""

    def at(start: int, end: int) -> Span:
        return scalar.span if begin is None else Span(scalar.span.source, begin + start, begin + end)

    arguments = tuple(
        Word(one.value, at(one.start, one.end)) if isinstance(one, _Number) else _placed(one, scalar, begin)
        for one in read.arguments
    )
    nullable = None if read.mark is None else Word(True, at(read.mark, read.mark + 1))
    return TypeSpec(Word(read.name, at(read.start, read.name_end)), arguments, nullable, at(read.start, read.end))


class _Wrong(Exception):
    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.start, self.end, self.hint = start, end, hint


class _Reader:
    """Walks through a text, a token at a time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._next()

    def _next(self) -> None:
        match = _TOKEN.match(self._text, self._end)
        assert match is not None  # the pattern takes any character, and the end
        self._kind = match.lastgroup or "end"
        self._word = match[match.lastgroup] if match.lastgroup else ""
        self._end = match.end()
        self._start = self._end - len(self._word)

    def whole(self) -> _Type:
        type_ = self._type(0, outermost=True)
        if self._kind != "end":
            raise self._unexpected("nothing more")
        return type_

    def _type(self, depth: int, *, outermost: bool = False) -> _Type:
        if self._kind != "name":
            raise self._unexpected("the name of a type")
        if depth >= _MOST_NESTED:
            raise _Wrong("types are nested too deeply", self._start, self._end, f"{_MOST_NESTED} levels are the bound")
        name, start, name_end = self._word, self._start, self._end
        end, mark = name_end, None
        self._next()
        arguments: list[_Number | _Type] = []
        if self._word == "(":
            end = self._arguments(arguments, depth)
        if outermost and self._word == "?":
            mark, end = self._start, self._end
            self._next()
        return _Type(name, tuple(arguments), start, name_end, end, mark)

    def _arguments(self, arguments: list[_Number | _Type], depth: int) -> int:
        opened = self._start
        self._next()
        while True:
            arguments.append(self._number() if self._kind == "number" else self._type(depth + 1))
            if self._word == ")":
                end = self._end
                self._next()
                return end
            if self._kind == "end":
                raise _Wrong("the parenthesis is not closed", opened, opened + 1)
            if self._word != ",":
                raise self._unexpected("`,` or `)`")
            self._next()

    def _number(self) -> _Number:
        if len(self._word) > 18:
            raise _Wrong("the number is too large", self._start, self._end)
        number = _Number(int(self._word), self._start, self._end)
        self._next()
        return number

    def _unexpected(self, expected: str) -> _Wrong:
        if self._kind == "end":
            return _Wrong(f"expected {expected}, found the end of the type", 0, 0)
        hint = "the question mark stands at the very end" if self._word == "?" else ""
        return _Wrong(f"expected {expected}, found `{shown(self._word)}`", self._start, self._end, hint)
