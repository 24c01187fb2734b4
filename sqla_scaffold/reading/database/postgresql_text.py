"""PostgreSQL's SQL, as it writes it back, into what a person writes: defaults as plain values, lists with IN."""

from __future__ import annotations

import re

from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

_TEXT = r"(?:E?'(?:[^']|'')*')"
_CAST_TEXT = re.compile(rf"(?P<text>{_TEXT})::(?P<type>.+)")
_ITEM = rf"(?:{_TEXT}::(?:character varying|text|bpchar)|-?\d+)"
_ANY = re.compile(
    rf"(?P<column>[a-z_][a-z0-9_]*)(?:::text)? (?P<word>= ANY|<> ALL) "
    rf"\(ARRAY\[(?P<items>{_ITEM}(?:, {_ITEM})+)\](?:::text\[\])?\)"
)
# Casts that PostgreSQL adds by itself when it reads the text without them.
_NUMBER_CAST = re.compile(r"(?<=[=<>] )(\d+(?:\.\d+)?)::numeric(?!::)\b")
_TEXT_CAST = re.compile(rf"(?<=[=<>~*] )({_TEXT})::text(?!::|\[)\b")
_ITEM_CAST = re.compile(rf"({_TEXT})::(?:character varying|text|bpchar)")


def server_default(sql: str, use: TypeUse) -> LiteralDefault | SqlDefault:
    """Return a default as a plain value where PostgreSQL would write that back in the same way."""
    kind = kind_of(use)
    match = _CAST_TEXT.fullmatch(sql)
    if kind is Kind.BOOL and sql in ("true", "false"):
        return LiteralDefault(sql == "true")
    if kind is Kind.INT and use.name in ("smallint", "int", "bigint"):
        number = match["text"].strip("'") if match and match["type"] in ("integer", "bigint", "smallint") else sql
        return LiteralDefault(int(number)) if re.fullmatch(r"-?\d+", number) else SqlDefault(sql)
    if match is None:
        return SqlDefault(sql)
    if use.name in ("text", "str", "char") and match["type"] in ("text", "character varying", "bpchar"):
        return LiteralDefault(text_of(match["text"]))
    if kind is Kind.ENUM:
        return LiteralDefault(text_of(match["text"]))
    return SqlDefault(sql)


def text_of(literal: str) -> str:
    """Return what stands in the quotes of a text in SQL."""
    inner = literal.removeprefix("E")[1:-1].replace("''", "'")
    return inner.replace("\\\\", "\\") if literal.startswith("E") else inner


def condition(sql: str) -> str:
    """Return a condition as a person writes it: with IN, which PostgreSQL writes out, and without the casts that it adds."""
    return _TEXT_CAST.sub(r"\1", _NUMBER_CAST.sub(r"\1", _ANY.sub(_as_in, sql)))


def _as_in(match: re.Match[str]) -> str:
    items = _ITEM_CAST.sub(r"\1", match["items"])
    return f"{match['column']} {'IN' if match['word'] == '= ANY' else 'NOT IN'} ({items})"
