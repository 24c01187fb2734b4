"""The grammar of annotations: item { '|' item }, an item being name [ '[' annotation { ',' annotation } ']' ].

A name is a word that every Python knows, or module:Name.
"""

from __future__ import annotations

import re

from sqla_scaffold.reading.nodes import Node, Scalar
from sqla_scaffold.reading.values import read_text
from sqla_scaffold.reading.takes import Text
from sqla_scaffold.reading.words import shown
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.column_spec import AnnotationSpec
from sqla_scaffold.schema.word import Word

UNION = "|"
# As deep as anybody reads them; a bound for the recursion.
_MOST_NESTED = 6

_DOTTED = r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*"
_TOKEN = re.compile(
    rf"\s*(?:(?P<name>{_DOTTED}:[A-Za-z_][A-Za-z0-9_]*|[A-Za-z_][A-Za-z0-9_]*|\.\.\.)|(?P<mark>[\[\],|])|(?P<other>\S)|\Z)"
)


def read_annotation(node: Node, diagnostics: Diagnostics) -> AnnotationSpec | None:
    """Return the Python type that a text says, or None where it says none and that was reported."""
    word = read_text(Text(), node, diagnostics, "a text such as dict[str, int]")
    if word is None or not isinstance(node, Scalar):
        return None
    reader = _Reader(node)
    try:
        return reader.whole()
    except _Wrong as wrong:
        span = node.part(wrong.start, wrong.end) if wrong.end > wrong.start else node.span
        hint = "write for example dict[str, int], date | str or shop.money:Money"
        diagnostics.add(codes.TYPE_SYNTAX, str(wrong), span, hint=hint)
        return None


class _Wrong(Exception):
    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start, self.end = start, end


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

    def whole(self) -> AnnotationSpec:
        made = self._annotation(0)
        if self._kind != "end":
            raise self._unexpected("nothing more")
        return made

    def _annotation(self, depth: int) -> AnnotationSpec:
        items = [self._item(depth)]
        mark = self._scalar.part(self._start, self._end)
        while self._word == UNION:
            self._next()
            items.append(self._item(depth))
        first, last = items[0].span, items[-1].span
        span = Span(first.source, first.start, last.end)
        return items[0] if len(items) == 1 else AnnotationSpec(Word(UNION, mark), tuple(items), span)

    def _item(self, depth: int) -> AnnotationSpec:
        if self._kind != "name":
            raise self._unexpected("the name of a Python type")
        if depth >= _MOST_NESTED:
            raise _Wrong("the type is nested too deeply", self._start, self._end)
        start, end = self._start, self._end
        name = Word(self._word, self._scalar.part(start, end))
        self._next()
        arguments: list[AnnotationSpec] = []
        if self._word == "[":
            self._next()
            arguments.append(self._annotation(depth + 1))
            while self._word == ",":
                self._next()
                arguments.append(self._annotation(depth + 1))
            if self._word != "]":
                raise self._unexpected("`,` or `]`")
            end = self._end
            self._next()
        return AnnotationSpec(name, tuple(arguments), self._scalar.part(start, end))

    def _unexpected(self, expected: str) -> _Wrong:
        if self._kind == "end":
            return _Wrong(f"expected {expected}, found the end of the type", 0, 0)
        return _Wrong(f"expected {expected}, found `{shown(self._word)}`", self._start, self._end)
