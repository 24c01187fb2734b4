"""Indexes: their parts, with what each database alone says of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Table
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import Label, UnaryExpression

from .job import Facts, Job
from .naming import name_of
from .options import unsaid
from .sql import sql_of

_WAYS = {
    operators.desc_op: ("desc", True),
    operators.nulls_first_op: ("nulls", "first"),
    operators.nulls_last_op: ("nulls", "last"),
}


def index_facts(index: Index, table: Table, job: Job) -> Facts:
    """Return what is known of an index."""
    options: dict[str, Any] = dict(index.dialect_kwargs)

    def of(*names: str) -> Any:
        return next((options[name] for name in names if options.get(name) not in (None, False, {}, [])), None)

    ops, lengths = of("postgresql_ops") or {}, of("mysql_length", "mariadb_length") or {}
    where = of("postgresql_where", "sqlite_where")
    return {
        "name": name_of(index),
        "elements": [_element(one, table, ops, lengths, job) for one in index.expressions],
        "unique": bool(index.unique),
        "where": None if where is None else sql_of(where, job),
        "using": of("postgresql_using"),
        "include": [str(getattr(one, "name", one)) for one in of("postgresql_include") or ()],
        "nulls_not_distinct": bool(of("postgresql_nulls_not_distinct")),
        "prefix": of("mysql_prefix", "mariadb_prefix"),
        "mysql_using": of("mysql_using", "mariadb_using"),
        "with_parser": of("mysql_with_parser", "mariadb_with_parser"),
        "storage": {name: str(value) for name, value in (of("postgresql_with") or {}).items()},
        "tablespace": of("postgresql_tablespace"),
        "unsaid": [*unsaid(index)],
    }


def _element(expression: Any, table: Table, ops: Facts, lengths: Any, job: Job) -> Facts:
    words: Facts = {}
    label = expression.name if isinstance(expression, Label) else None
    part = expression.element if isinstance(expression, Label) else expression
    while isinstance(part, UnaryExpression) and part.modifier in (*_WAYS, operators.asc_op):
        if part.modifier in _WAYS:
            key, value = _WAYS[part.modifier]
            words[key] = value
        part = part.element
    name = str(getattr(part, "name", ""))
    if isinstance(part, Column) or (name in table.columns and getattr(part, "is_literal", True) is False):
        length = lengths.get(name) if isinstance(lengths, dict) else lengths
        return {"column": name, "ops": ops.get(getattr(part, "key", name), ops.get(name)), "length": length, **words}
    return {"sql": sql_of(expression if label is None else expression.element, job), "ops": ops.get(str(label))}
