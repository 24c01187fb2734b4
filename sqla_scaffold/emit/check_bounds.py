"""What the checks of a table ask of single columns, as far as that can be read: for values that are made up.

A check is SQL that somebody wrote. Read are comparisons with numbers, texts and other columns, of lengths, BETWEEN and
IN, joined by AND; whatever else a check says is said to be unread, and nobody guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqla_scaffold.schema.table import Check, Table

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?\d+(?:\.\d+)?)|"(?P<quoted>[^"]+)"|`(?P<ticked>[^`]+)`"""
    r"""|(?P<word>\w+)|(?P<cast>::\s*[\w ]+?(?:\(\d+(?:,\s*\d+)?\))?(?:\[\])?(?=\s*(?:[^\w\s]|and\b|or\b|is\b|$)))"""
    r"""|(?P<other><>|!=|<=|>=|.))""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "<>": "<>", "!=": "!="}
_LENGTHS = frozenset({"length", "char_length", "character_length", "octet_length"})


@dataclass
class Bounds:
    """What is asked of a column; of numbers the least and the most, whether they are allowed themselves or not.

    Args:
        choices: the only values allowed.
        least_length, most_length: how long a text is.
        above: another column, than which this one is larger.
    """

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    choices: tuple[str | float, ...] | None = None
    least_length: int = 0
    most_length: int | None = None
    above: str | None = None


@dataclass
class Reading:
    """What was read of a table's checks, by column, and the names of those that were not."""

    bounds: dict[str, Bounds] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def of(self, column: str) -> Bounds:
        """Return what is asked of a column."""
        return self.bounds.setdefault(column, Bounds())


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def read_checks(table: Table) -> Reading:
    """Return what the checks of a table ask of its columns."""
    reading = Reading()
    for check in table.checks:
        if not _read(check, table, reading):
            reading.unread.append(check.short_name)
    return reading


def _read(check: Check, table: Table, reading: Reading) -> bool:
    names = {column.name.lower(): column.name for column in table.columns}
    tokens = [_token(match, names) for match in _TOKEN.finditer(check.sqltext.strip())]
    clauses = list(_clauses([token for token in tokens if token.kind != "cast"]))
    # Each is read even where another one could not be: what is understood narrows the values.
    return all([_clause(clause, reading) for clause in clauses])


def _token(match: re.Match[str], names: dict[str, str]) -> _Token:
    kind = match.lastgroup or "other"
    text = match.group(kind)
    if kind == "text":
        return _Token(kind, text[1:-1].replace("''", "'"))
    if kind in ("word", "quoted", "ticked") and text.lower() in names:
        return _Token("column", names[text.lower()])
    return _Token(kind, text.lower())


def _clauses(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Split at AND, but not at that of BETWEEN, and strip parentheses around the whole."""
    tokens = _stripped(tokens)
    depth, start, between = 0, 0, False
    for place, token in enumerate(tokens):
        depth += (token.text == "(") - (token.text == ")") if token.kind == "other" else 0
        if token.kind != "word" or depth:
            continue
        between = between or token.text == "between"
        if token.text == "and" and between:
            between = False
        elif token.text == "and":
            yield from _clauses(tokens[start:place])
            start = place + 1
    if start:
        yield from _clauses(tokens[start:])
    elif tokens:
        yield tokens


def _stripped(tokens: list[_Token]) -> list[_Token]:
    while len(tokens) > 2 and _is(tokens[0], "(") and _closing(tokens) == len(tokens) - 1:
        tokens = tokens[1:-1]
    return tokens


def _closing(tokens: list[_Token]) -> int:
    depth = 0
    for place, token in enumerate(tokens):
        depth += _is(token, "(") - _is(token, ")")
        if not depth:
            return place
    return -1


def _is(token: _Token, text: str) -> bool:
    return token.kind == "other" and token.text == text


def _clause(tokens: list[_Token], reading: Reading) -> bool:
    """Read a clause into what is asked of its column; false where it is of another form."""
    words = [token.text if token.kind in ("word", "other") else token.kind for token in tokens]
    if words[:4] == ["column", "is", "null", "or"]:  # values are made up, and never null
        return all([_clause(clause, reading) for clause in _clauses(tokens[4:])])
    flat = [token for token in tokens if not (_is(token, "(") or _is(token, ")"))]
    match [token.text if token.kind in ("word", "other") else token.kind for token in flat]:
        case ["column", "is", "not", "null"]:
            return True
        case ["column", "between", "number", "and", "number"]:
            low, high = float(flat[2].text), float(flat[4].text)
            return _compare(reading, flat[0].text, ">=", low) and _compare(reading, flat[0].text, "<=", high)
        case ["column", "in", *rest] if rest and set(rest[0::2]) <= {"number", "text"} and set(rest[1::2]) <= {","}:
            return _choose(reading, flat[0].text, flat[2::2])
        case ["column", "=", "any", "array", "[", *rest, "]"] if set(rest[0::2]) <= {"number", "text"}:
            return _choose(reading, flat[0].text, flat[5:-1:2])
        case ["column", operator, "number"] if operator in _TURNED:
            return _compare(reading, flat[0].text, operator, float(flat[2].text))
        case ["number", operator, "column"] if operator in _TURNED:
            return _compare(reading, flat[2].text, _TURNED[operator], float(flat[0].text))
        case ["column", "=", "text"]:
            return _choose(reading, flat[0].text, [flat[2]])
        case ["column", "<>" | "!=", "text"]:
            reading.of(flat[0].text).least_length = max(reading.of(flat[0].text).least_length, 1)
            return not flat[2].text
        case [function, "column", operator, "number"] if function in _LENGTHS and flat[3].text.isdigit():
            return _measure(reading.of(flat[1].text), operator, int(flat[3].text))
        case ["column", ">" | ">=", "column"]:
            return _order(reading, flat[2].text, flat[0].text)
        case ["column", "<" | "<=", "column"]:
            return _order(reading, flat[0].text, flat[2].text)
        case _:
            return False


def _compare(reading: Reading, column: str, operator: str, number: float) -> bool:
    asked = reading.of(column)
    if operator in (">", ">=", "=") and (asked.low is None or number >= asked.low):
        asked.low, asked.low_open = number, operator == ">"
    if operator in ("<", "<=", "=") and (asked.high is None or number <= asked.high):
        asked.high, asked.high_open = number, operator == "<"
    return operator not in ("<>", "!=")


def _choose(reading: Reading, column: str, tokens: list[_Token]) -> bool:
    asked = reading.of(column)
    found = tuple(token.text if token.kind == "text" else float(token.text) for token in tokens)
    asked.choices = found if asked.choices is None else tuple(one for one in asked.choices if one in found)
    return bool(asked.choices)


def _measure(asked: Bounds, operator: str, number: int) -> bool:
    if operator in (">", ">=", "="):
        asked.least_length = max(asked.least_length, number + (operator == ">"))
    if operator in ("<", "<=", "="):
        most = number - (operator == "<")
        asked.most_length = most if asked.most_length is None else min(asked.most_length, most)
    return operator in (">", ">=", "=", "<", "<=")


def _order(reading: Reading, smaller: str, larger: str) -> bool:
    asked = reading.of(larger)
    if smaller == larger or asked.above not in (None, smaller) or reading.of(smaller).above is not None:
        return False  # chains are left to people
    asked.above = smaller
    return True
