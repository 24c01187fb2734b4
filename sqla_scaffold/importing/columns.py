"""Columns as a schema writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.schema.table import Column, Identity, LiteralDefault, NextValue, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import type_text

# What drivers make of types that the table of types does not have; of all others, a text.
_IN_PYTHON = {"double": "float"}


def with_names(use: TypeUse, name_of: Callable[[str], str]) -> TypeUse:
    """Return a type with the names that enums and domains have in the schema."""
    if use.item is not None:
        return replace(use, item=with_names(use.item, name_of))
    if use.domain is not None:
        return replace(use, domain=name_of(use.domain))
    return use if use.enum is None else replace(use, enum=name_of(use.enum))


def column_words(column: Column, use: TypeUse) -> dict[str, Plain]:
    """Return what a schema says of a column by itself.

    Args:
        use: its type, with the names that enums and domains have in the schema.
    """
    words: dict[str, Plain] = type_words(use, nullable=column.nullable)
    if column.server_default is not None and not isinstance(column.server_default, NextValue):
        words["server_default"] = default_words(column.server_default)
    if column.computed is not None:
        sql = _without_parentheses(column.computed.sqltext)
        persisted = column.computed.persisted
        words["computed"] = sql if persisted else {"sqltext": sql, "persisted": False}
    if column.identity is not None:
        words["identity"] = _identity(column.identity)
    if column.server_onupdate:
        words["server_onupdate"] = True
    if column.comment is not None:
        words["comment"] = column.comment
    return words


def type_words(use: TypeUse, *, nullable: bool) -> dict[str, Plain]:
    """Return a type, with its collation and whether it may be null."""
    collation = dict(use.arguments).get("collation")
    bare = replace(use, arguments=tuple(one for one in use.arguments if one[0] != "collation"))
    words: dict[str, Plain] = {}
    if bare.sql is not None or bare.values:
        words["type"] = {"set": list(bare.values)} if bare.values else _in_sql(bare)
        word = (bare.sql or "").partition(" ")[0].partition("(")[0]
        if word in _IN_PYTHON and bare.impl is None:
            words["annotation"] = _IN_PYTHON[word]
        if nullable:
            words["nullable"] = True
    else:
        words["type"] = type_text(bare) + ("?" if nullable else "")
    if collation is not None:
        words["collation"] = collation
    return words


def _in_sql(use: TypeUse) -> dict[str, Plain]:
    return {"sql": use.sql} if use.impl is None else {"sql": use.sql, "impl": type_text(use.impl)}


def default_words(default: LiteralDefault | SqlDefault) -> Plain:
    """Return a default: a plain value, or SQL."""
    if isinstance(default, SqlDefault):
        return {"sql": default.sql}
    value = default.value
    return list(map(str, value)) if isinstance(value, tuple) else value


def _identity(identity: Identity) -> dict[str, Plain]:
    words: dict[str, Plain] = {"always": True} if identity.always else {}
    return words | {name: value for name, value in identity.options().items() if name != "always"}


def _without_parentheses(sql: str) -> str:
    """Return an expression without the pair of parentheses around all of it."""
    depth, quoted = 0, False
    for place, character in enumerate(sql):
        quoted ^= character == "'"
        depth += 0 if quoted else (character == "(") - (character == ")")
        if not depth and place < len(sql) - 1:
            return sql
    return sql[1:-1] if sql.startswith("(") and not depth and not quoted else sql
