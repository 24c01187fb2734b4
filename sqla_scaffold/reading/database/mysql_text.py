"""SQL as MySQL and MariaDB write it back, into what a person writes: names without backticks, quotes doubled."""

from __future__ import annotations

import re
from functools import cache

from sqlalchemy.dialects.mysql.reserved_words import RESERVED_WORDS_MARIADB, RESERVED_WORDS_MYSQL

# MySQL says the character set of a text: _utf8mb4'x'.
_PART = re.compile(r"(?:\b_[a-z0-9]+(?='))?(?P<text>'(?:[^'\\]|''|\\.)*')|`(?P<name>(?:[^`]|``)*)`", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CHARACTERS = {"0": "\0", "n": "\n", "r": "\r", "t": "\t", "Z": "\x1a", "b": "\b"}


@cache
def _reserved() -> frozenset[str]:
    return frozenset(RESERVED_WORDS_MARIADB | RESERVED_WORDS_MYSQL)


def expression(sql: str, *, escaped: bool = False) -> str:
    """Return an expression with backticks only around names that need them, and without parentheses around all of it.

    Args:
        escaped: whether quotes and backslashes have another backslash, as MySQL keeps expressions.
    """
    sql = _ESCAPED.sub(r"\1", sql) if escaped else sql
    return _without_parentheses(_PART.sub(_plain, sql))


def _plain(match: re.Match[str]) -> str:
    if match["text"] is not None:
        return match["text"].replace("\\'", "''")
    name = match["name"]
    is_plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) and name.lower() not in _reserved()
    return name if is_plain else match[0]


def text_of(literal: str) -> str:
    """Return what stands in the quotes of a text."""
    inner = literal[1:-1].replace("''", "'")
    return _ESCAPED.sub(lambda match: _CHARACTERS.get(match[1], match[1]), inner)


def _without_parentheses(sql: str) -> str:
    while sql.startswith("(") and _closing(sql) == len(sql) - 1:
        sql = sql[1:-1]
    return sql


def _closing(sql: str) -> int:
    depth, quoted = 0, False
    for place, character in enumerate(sql):
        quoted ^= character == "'"
        depth += 0 if quoted else (character == "(") - (character == ")")
        if not depth and not quoted:
            return place
    return -1


def members_of(form: str) -> tuple[str, ...]:
    """Return the members of an ENUM or a SET: `enum('a','it''s')`."""
    return tuple(one.replace("''", "'") for one in re.findall(r"'((?:[^']|'')*)'", form.partition("(")[2]))
