"""The SQL that SQLite keeps of its tables and indexes, cut into tokens: comments drop out, texts and names stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# https://www.sqlite.org/lang_keywords.html: a name stands in double quotes, in brackets or in backticks.
_TOKEN = re.compile(
    r"(?P<gap>\s+|--[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<text>[xX]?'(?:[^']|'')*')"
    r'|(?P<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])'
    r"|(?P<word>[^\W\d][\w$]*)"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\w*)"
    r"|(?P<mark>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is written.

    Args:
        kind: `text`, `name` for one in quotes, `word`, `number` or `mark`.
        after_gap: whether a space or a comment stands before it.
    """

    kind: str
    text: str
    after_gap: bool

    @property
    def key(self) -> str:
        """The keyword that it may be; empty for what is none."""
        return self.text.upper() if self.kind in ("word", "mark") else ""

    @property
    def meant(self) -> str:
        """The name without its quotes."""
        if self.kind not in ("name", "text"):
            return self.text
        inner, closing = self.text[1:-1], self.text[-1]
        return inner if closing == "]" else inner.replace(closing * 2, closing)


def tokens_of(sql: str) -> list[Token]:
    """Return the tokens of a statement."""
    found: list[Token] = []
    gap = False
    for match in _TOKEN.finditer(sql):
        if match.lastgroup == "gap":
            gap = True
            continue
        found.append(Token(str(match.lastgroup), match[0], gap))
        gap = False
    return found


def written(tokens: Sequence[Token]) -> str:
    """Return tokens as SQL again, with a space wherever there was one or a comment."""
    return "".join(" " * (token.after_gap and place > 0) + token.text for place, token in enumerate(tokens))


def closing(tokens: Sequence[Token], start: int) -> int:
    """Return the place of the parenthesis that closes the one at `start`, or the end."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += (tokens[place].key == "(") - (tokens[place].key == ")")
        if not depth:
            return place
    return len(tokens)


def split(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield what stands between the commas that are in no parentheses."""
    start = place = 0
    while place < len(tokens):
        if tokens[place].key == "(":
            place = closing(tokens, place)
        elif tokens[place].key == ",":
            yield tokens[start:place]
            start = place + 1
        place += 1
    yield tokens[start:]
