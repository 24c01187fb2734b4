"""The grammar of types: name [ '(' argument { ',' argument } ')' ] [ '?' ], an argument being a number or a type."""

from __future__ import annotations

import re

from sqla_scaffold.reading.nodes import Scalar
from sqla_scaffold.reading.words import shown
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.word import Word

# Deeper than any database nests; a bound for the recursion.
_MOST_NESTED = 8

_TOKEN = re.compile(r"\s*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<number>-?[0-9]+)|(?P<mark>[(),?])|(?P<other>\S)|\Z)")


def read_type(scalar: Scalar, diagnostics: Diagnostics) -> TypeSpec | None:
    """Return the type that a text says, or None where it says none and that was reported."""
    reader = _Reader(scalar)
    try:
        return reader.whole()
    except _Wrong as wrong:
        hint = "write for example str(80), decimal(12, 2) or datetime(tz)?"
        span = scalar.part(wrong.start, wrong.end) if wrong.end > wrong.start else scalar.span
        diagnostics.add(codes.TYPE_SYNTAX, str(wrong), span, hint=wrong.hint or hint)
        return None


class _Wrong(Exception):
    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.start, self.end, self.hint = start, end, hint


class _Reader:
    """Walks through the text of one scalar, a token at a time."""

    def __init__(self, scalar: Scalar) -> None:
        self._scalar = scalar
        self._end = 0
        self._next()

    def _next(self) -> None:
        match = _TOKEN.match(self._scalar.text, self._end)
        assert match is not None  # the pattern takes any character, and the end
        self._kind = match.lastgroup or "end"
        self._word = match[match.lastgroup] if match.lastgroup else ""
        self._end = match.end()
        self._start = self._end - len(self._word)

    def whole(self) -> TypeSpec:
        type_ = self._type(0, outermost=True)
        if self._kind != "end":
            raise self._unexpected("nothing more")
        return type_

    def _type(self, depth: int, *, outermost: bool = False) -> TypeSpec:
        if self._kind != "name":
            raise self._unexpected("the name of a type")
        if depth >= _MOST_NESTED:
            raise _Wrong("types are nested too deeply", self._start, self._end, f"{_MOST_NESTED} levels are the bound")
        start, end = self._start, self._end
        name = Word(self._word, self._scalar.part(start, end))
        self._next()
        arguments: list[Word[int] | TypeSpec] = []
        if self._word == "(":
            end = self._arguments(arguments, depth)
        nullable = None
        if outermost and self._word == "?":
            nullable = Word(True, self._scalar.part(self._start, self._end))
            end = self._end
            self._next()
        return TypeSpec(name, tuple(arguments), nullable, self._scalar.part(start, end))

    def _arguments(self, arguments: list[Word[int] | TypeSpec], depth: int) -> int:
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

    def _number(self) -> Word[int]:
        if len(self._word) > 18:
            raise _Wrong("the number is too large", self._start, self._end)
        number = Word(int(self._word), self._scalar.part(self._start, self._end))
        self._next()
        return number

    def _unexpected(self, expected: str) -> _Wrong:
        if self._kind == "end":
            return _Wrong(f"expected {expected}, found the end of the type", 0, 0)
        hint = "the question mark stands at the very end" if self._word == "?" else ""
        return _Wrong(f"expected {expected}, found `{shown(self._word)}`", self._start, self._end, hint)
