"""The small language of expressions over attributes, in which hybrids and column properties are written.

It is read here as far as that nothing of it becomes code but names that exist, literals and operators; the words come out
in the order in which Python has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.schema.attribute import ExpressionWord, WordKind
from sqla_scaffold.schema.types import Kind

_WORD = re.compile(
    r"\s*(?:(\d+\.\d+)|(\d+)|('(?:[^']|'')*')|(remote\([A-Za-z]\w*\.[A-Za-z]\w*\)|[A-Za-z]\w*(?:\.[A-Za-z]\w*)?)|(<=|>=|<>|!=|==|[-+*/()<>=]))",
    re.ASCII,
)
# What SQL writes, and Python; bit operators, for SQLAlchemy cannot know of Python's `and`.
_PYTHON = {"=": "==", "<>": "!=", "and": "&", "or": "|"}
# How tightly Python's operators bind: looser than `|` are the comparisons alone, which SQL has it otherwise.
_BINDS = {"|": 2, "&": 3, "+": 4, "-": 4, "*": 5, "/": 5}
_COMPARISON, _UNARY, _ATOM = 1, 6, 7
_NUMBERS = (Kind.INT, Kind.FLOAT, Kind.DECIMAL)
_COMPARED = (*_NUMBERS, Kind.STR, Kind.BOOL, Kind.DATE, Kind.DATETIME, Kind.TIME, Kind.UUID)
_DEEPEST = 20  # parentheses and minus signs in each other; nobody reads more
_LONGEST = 30  # digits of a number
_LEVELS = (("or",), ("and",), ("=", "==", "<>", "!=", "<", "<=", ">", ">="), ("+", "-"), ("*", "/"))


class NoExpression(Exception):
    """A text is no expression.

    Args:
        message, hint: what is reported.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Operand:
    """A column that an expression may name: its attribute, what it holds, and whether it may be null."""

    attribute: str
    kind: Kind
    nullable: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """A part of an expression: its words, how tightly it binds, what it holds, and whether it may be null."""

    words: tuple[ExpressionWord, ...]
    binds: int
    kind: Kind
    nullable: bool = False


def parse(text: str, operands: Mapping[str, Operand], whose: str = "this model") -> Typed:
    """Return the expression that a text is.

    Args:
        operands: what it may name.
        whose: of what these are the columns, for the hint.

    Raises:
        NoExpression: with what is wrong.
    """
    return _Parser(_split(text), operands, whose).whole()


def _split(text: str) -> list[str]:
    words: list[str] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _WORD.match(text, at)
        if match is None:
            raise NoExpression(f"`{text[at:].strip()[:20]}` begins nothing that an expression has", _KNOWN)
        words.append(match[match.lastindex or 0])
        at = match.end()
    return words


_KNOWN = "it has columns, numbers, 'texts', true and false, + - * /, comparisons, and, or, and parentheses"


class _Parser:
    def __init__(self, words: list[str], operands: Mapping[str, Operand], whose: str) -> None:
        self._words, self._at, self._operands, self._whose, self._depth = words, 0, operands, whose, 0

    def whole(self) -> Typed:
        found = self._level(0)
        if self._next() is not None:
            raise NoExpression(f"`{self._next()}` has no place behind what stands before it", _KNOWN)
        return found

    def _next(self) -> str | None:
        return self._words[self._at] if self._at < len(self._words) else None

    def _is(self, choice: tuple[str, ...]) -> bool:
        word = self._next()
        return word is not None and word.lower() in choice

    def _level(self, level: int) -> Typed:
        if level == len(_LEVELS):
            return self._unary()
        left = self._level(level + 1)
        while self._is(_LEVELS[level]):
            operator = self._words[self._at].lower()
            self._at += 1
            left = _combined(left, _PYTHON.get(operator, operator), self._level(level + 1))
            if left.binds == _COMPARISON and self._is(_LEVELS[level]):
                raise NoExpression("comparisons cannot be strung together", "join them with `and`")
        return left

    def _unary(self) -> Typed:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NoExpression("this goes too deep", "say a part of it as an attribute of its own")
        found = self._signed()
        self._depth -= 1
        return found

    def _signed(self) -> Typed:
        if not self._is(("-",)):
            return self._atom()
        self._at += 1
        inner = self._unary()
        if inner.kind not in _NUMBERS:
            raise NoExpression("only a number has a minus", "remove it")
        words = (ExpressionWord(WordKind.SIGN, "-"), *_enclosed(inner, _UNARY))
        return Typed(words, _UNARY, inner.kind, inner.nullable)

    def _atom(self) -> Typed:
        word = self._next()
        self._at += 1
        if word == "(":
            inner = self._level(0)
            if self._next() != ")":
                raise NoExpression("a parenthesis is not closed", "add `)`")
            self._at += 1
            return inner
        if word is None or not (word[0].isalnum() or word[0] == "'"):
            raise NoExpression("something is missing " + ("at the end" if word is None else f"before `{word}`"), _KNOWN)
        return self._operand(word)

    def _operand(self, word: str) -> Typed:
        if word[0] == "'":
            return _literal(WordKind.STR, word[1:-1].replace("''", "'"), Kind.STR)
        if word[0].isdigit() and len(word) > _LONGEST:
            raise NoExpression(f"a number has {len(word)} digits", "write a shorter one")
        if word[0].isdigit():
            return _literal(WordKind.FLOAT, word, Kind.FLOAT) if "." in word else _literal(WordKind.INT, word, Kind.INT)
        if word.lower() in ("true", "false"):
            return _literal(WordKind.BOOL, word.lower(), Kind.BOOL)
        operand = self._operands.get(word)
        if operand is None:
            hint = did_you_mean(word, self._operands, otherwise=f"name a column of {self._whose}")
            raise NoExpression(f"there is no column `{word}`", str(hint))
        words = (ExpressionWord(WordKind.ATTRIBUTE, operand.attribute),)
        return Typed(words, _ATOM, operand.kind, operand.nullable)


def _literal(word_kind: WordKind, text: str, kind: Kind) -> Typed:
    return Typed((ExpressionWord(word_kind, text),), _ATOM, kind)


def _enclosed(part: Typed, least: int) -> tuple[ExpressionWord, ...]:
    if part.binds >= least:
        return part.words
    return (ExpressionWord(WordKind.OPEN, "("), *part.words, ExpressionWord(WordKind.CLOSE, ")"))


def _combined(left: Typed, operator: str, right: Typed) -> Typed:
    left, right = _exact(left, right), _exact(right, left)
    kind = _kind(left, operator, right)
    binds = _BINDS.get(operator, _COMPARISON)
    words = (
        *_enclosed(left, binds if binds > _COMPARISON else _COMPARISON + 1),
        ExpressionWord(WordKind.OPERATOR, operator),
        *_enclosed(right, binds + 1),
    )
    return Typed(words, binds, kind, left.nullable or right.nullable)


def _exact(part: Typed, other: Typed) -> Typed:
    """Return a number with a point as a decimal where it meets one: Python mixes the two as little as money and guesses."""
    if part.kind is Kind.FLOAT and other.kind is Kind.DECIMAL and part.words[0].kind is WordKind.FLOAT:
        words = tuple(ExpressionWord(WordKind.DECIMAL, word.text) for word in part.words)
        return Typed(words, part.binds, Kind.DECIMAL) if len(words) == 1 else part
    return part


def _kind(left: Typed, operator: str, right: Typed) -> Kind:
    kinds = {left.kind, right.kind}
    if operator in ("&", "|"):
        if kinds != {Kind.BOOL}:
            raise NoExpression("`and` and `or` join what is true or false", "compare something on each side")
        return Kind.BOOL
    mixed = {Kind.FLOAT, Kind.DECIMAL} <= kinds
    numbers = kinds <= set(_NUMBERS) and not mixed
    if operator not in _BINDS:
        if not kinds <= set(_COMPARED):
            wrong = left.kind if left.kind not in _COMPARED else right.kind
            raise NoExpression(f"nobody compares a {wrong.value} in the same way everywhere", "compare another column")
        if not numbers and len(kinds) > 1:
            raise NoExpression(
                f"a {left.kind.value} is never compared with a {right.kind.value}", "compare like with like"
            )
        return Kind.BOOL
    if operator == "+" and kinds == {Kind.STR}:
        return Kind.STR
    if mixed:
        raise NoExpression("Python does not reckon with floats and decimals together", "use columns of one type")
    if not numbers:
        wrong = left.kind if left.kind not in _NUMBERS else right.kind
        raise NoExpression(f"`{operator}` does not take a {wrong.value}", _RECKON)
    if operator == "/" and kinds == {Kind.INT}:
        raise NoExpression("databases differ in what is left of one whole number divided by another", _DIVIDE)
    return next((kind for kind in (Kind.FLOAT, Kind.DECIMAL) if kind in kinds), Kind.INT)


_RECKON = "it takes numbers; `+` joins texts as well"
_DIVIDE = "write a factor with a point, such as 1.0, before it"
