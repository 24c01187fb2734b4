"""The joins that are written by hand, as texts that SQLAlchemy reads when all classes are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.schema.attribute import ExpressionWord, WordKind

_MARKS = {
    WordKind.FOREIGN: "foreign({})",
    WordKind.REMOTE: "remote({})",
    WordKind.FOREIGN_REMOTE: "foreign(remote({}))",
}


def condition_text(words: Sequence[ExpressionWord]) -> PyExpr:
    """Return the condition; what holds together on its outside is said by `and_`, as SQLAlchemy's own pages have it."""
    return py.value(shown(words))


def shown(words: Sequence[ExpressionWord]) -> str:
    """Return the text itself, for people."""
    parts = list(_joined_by_and(words))
    return _text(words) if len(parts) == 1 else f"and_({', '.join(_text(_bare(part)) for part in parts)})"


def _joined_by_and(words: Sequence[ExpressionWord]) -> Iterator[list[ExpressionWord]]:
    outside = [word.text for word, depth in _deep(words) if depth == 0 and word.kind is WordKind.OPERATOR]
    part: list[ExpressionWord] = []
    for word, depth in _deep(words):
        if depth == 0 and word.text == "&" and word.kind is WordKind.OPERATOR and "|" not in outside:
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _deep(words: Sequence[ExpressionWord]) -> Iterator[tuple[ExpressionWord, int]]:
    depth = 0
    for word in words:
        depth -= word.kind is WordKind.CLOSE
        yield word, depth
        depth += word.kind is WordKind.OPEN


def _bare(words: list[ExpressionWord]) -> list[ExpressionWord]:
    """Return a part without the parentheses around the whole of it."""
    inner = list(_deep(words))[1:-1]
    enclosed = words[0].kind is WordKind.OPEN and words[-1].kind is WordKind.CLOSE
    return words[1:-1] if enclosed and all(depth > 0 for _, depth in inner) else words


def _text(words: Sequence[ExpressionWord]) -> str:
    text = ""
    tight = True  # nothing stands before, or something that no blank follows
    for word in words:
        text += ("" if tight or word.kind is WordKind.CLOSE else " ") + _word(word)
        tight = word.kind in (WordKind.OPEN, WordKind.SIGN)
    return text


def _word(word: ExpressionWord) -> str:
    if word.kind is WordKind.STR:
        return repr(word.text)
    if word.kind is WordKind.BOOL:
        return word.text.capitalize()
    return _MARKS[word.kind].format(word.text) if word.kind in _MARKS else word.text
