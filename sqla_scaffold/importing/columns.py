"""Columns as a schema writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.schema.table import Column, Identity, LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import type_text


def with_enums(use: TypeUse, name_of: Callable[[str], str]) -> TypeUse:
    """Return a type with the enums' names in Python."""
    if use.item is not None:
        return replace(use, item=with_enums(use.item, name_of))
    return use if use.enum is None else replace(use, enum=name_of(use.enum))


def column_words(column: Column, use: TypeUse) -> dict[str, Plain]:
    """Return what a schema says of a column by itself.

    Args:
        use: its type, with the enums' names in Python.
    """
    words: dict[str, Plain] = type_words(use, nullable=column.nullable)
    if column.server_default is not None:
        words["server_default"] = _default(column.server_default, column)
    if column.computed is not None:
        sql = _without_parentheses(column.computed.sqltext)
        persisted = column.computed.persisted
        words["computed"] = sql if persisted else {"sqltext": sql, "persisted": False}
    if column.identity is not None:
        words["identity"] = _identity(column.identity)
    if column.comment is not None:
        words["comment"] = column.comment
    return words


def type_words(use: TypeUse, *, nullable: bool) -> dict[str, Plain]:
    """Return a type, with its collation and whether it may be null."""
    collation = dict(use.arguments).get("collation")
    bare = replace(use, arguments=tuple(one for one in use.arguments if one[0] != "collation"))
    words: dict[str, Plain] = {}
    if bare.sql is not None:
        words["type"] = {"sql": bare.sql}
        if nullable:
            words["nullable"] = True
    else:
        words["type"] = type_text(bare) + ("?" if nullable else "")
    if collation is not None:
        words["collation"] = collation
    return words


def _default(default: LiteralDefault | SqlDefault, column: Column) -> Plain:
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
