"""Tables: columns and all that holds on them, each fact under the name that a schema's value has for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Constraint,
    FetchedValue,
    ForeignKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from .column_types import type_facts
from .defaults import default_facts, server_default_facts
from .indexes import index_facts
from .job import Facts, Job
from .naming import name_of
from .options import parents_of, table_options, unsaid
from .sql import sql_of


def table_facts(table: Table, job: Job) -> Facts:
    """Return what is known of a table; `unsaid` is what of it no schema can say."""
    facts: Facts = {
        "key": [table.name, table.schema],
        "columns": [_column(column, table, job) for column in table.columns],
        "primary_key": _primary_key(table),
        "foreign_keys": [],
        "uniques": [],
        "checks": [],
        "excludes": [],
        "indexes": [index_facts(one, table, job) for one in sorted(table.indexes, key=lambda one: str(one.name))],
        "comment": table.comment,
        "info": dict(table.info),
        "options": table_options(table),
        "unsaid": [*unsaid(table)],
    }
    for constraint in sorted(table.constraints, key=lambda one: one._creation_order):
        _add(constraint, facts, job)
    return facts


def _primary_key(table: Table) -> Facts:
    columns = [one.name for one in table.primary_key.columns]
    # A convention names a key of no columns too, which no database has.
    return {"columns": columns, "name": name_of(table.primary_key) if columns else None}


def _column(column: Column[Any], table: Table, job: Job) -> Facts:
    computed, identity = column.computed, column.identity
    parents = (table.metadata.tables.get(".".join(filter(None, reversed(key)))) for key in parents_of(table))
    return {
        "name": column.name,
        "type": type_facts(column.type, job),
        # In a key, null is for SQLite alone, whatever a column says.
        "nullable": bool(column.nullable) and not (column.primary_key and job.dialect_name != "sqlite"),
        "inherited": column.system and any(column.name in one.columns for one in parents if one is not None),
        "default": default_facts(column.default, column, job),
        "onupdate": default_facts(column.onupdate, column, job),
        "server_default": server_default_facts(column, job),
        "server_onupdate": isinstance(column.server_onupdate, FetchedValue) and computed is None,
        "autoincrement": table._autoincrement_column is column,
        "comment": column.comment,
        "computed": None if computed is None else [sql_of(computed.sqltext, job), computed.persisted],
        "identity": None if identity is None else _identity(identity),
        "info": dict(column.info),
        "doc": column.doc,
        "key": column.key,
        "unsaid": [*unsaid(column)],
    }


def _identity(identity: Any) -> Facts:
    words = ("always", "start", "increment", "minvalue", "maxvalue", "cycle", "cache")
    return {word: getattr(identity, word) for word in words}


def _add(constraint: Constraint, facts: Facts, job: Job) -> None:
    waits = {"deferrable": bool(constraint.deferrable), "initially": constraint.initially}
    more = [f"{name} of {name_of(constraint) or 'a constraint'}" for name in unsaid(constraint)]
    facts["unsaid"] += more
    if isinstance(constraint, ExcludeConstraint):
        facts["excludes"].append({**_exclude(constraint, job), **waits})
    elif isinstance(constraint, ForeignKeyConstraint):
        facts["foreign_keys"].append({**_foreign_key(constraint), **waits})
    elif isinstance(constraint, UniqueConstraint):
        options = constraint.dialect_options["postgresql"]
        facts["uniques"].append(
            {
                "name": name_of(constraint),
                "columns": [column.name for column in constraint.columns],
                "nulls_not_distinct": bool(options["nulls_not_distinct"]),
                "include": [_name(one) for one in options["include"] or ()],
                **waits,
            }
        )
    elif isinstance(constraint, CheckConstraint):
        _check(constraint, facts, job)


def _name(one: Any) -> str:
    return str(getattr(one, "name", one))


def _foreign_key(key: ForeignKeyConstraint) -> Facts:
    first = key.elements[0]
    target = first.column.table
    return {
        "name": name_of(key),
        "columns": [column.name for column in key.columns],
        "target": [target.name, target.schema],
        "target_columns": [element.column.name for element in key.elements],
        "ondelete": None if key.ondelete is None else str(key.ondelete).upper(),
        "onupdate": None if key.onupdate is None else str(key.onupdate).upper(),
        "use_alter": bool(key.use_alter),
        "match": key.match,
        "not_valid": bool(key.dialect_options["postgresql"]["not_valid"]),
    }


def _check(check: CheckConstraint, facts: Facts, job: Job) -> None:
    if check._type_bound:  # it belongs to the type of a column, which is known by itself
        facts["unsaid"].append(f"the check that the type of {_bound_columns(check)} brings")
        return
    not_valid = bool(check.dialect_options["postgresql"]["not_valid"])
    facts["checks"].append(
        {"name": name_of(check), "short": _short(check), "sqltext": sql_of(check.sqltext, job), "not_valid": not_valid}
    )


def _bound_columns(check: CheckConstraint) -> str:
    return ", ".join(column.name for column in check.columns) or "a column"


def _short(check: CheckConstraint) -> str | None:
    """Return the name to which the convention is applied."""
    return None if not isinstance(check.name, str) else str(check.name)


def _exclude(exclude: ExcludeConstraint, job: Job) -> Facts:
    elements = [
        {
            "column": expression.name if isinstance(expression, Column) else None,
            "sql": None if isinstance(expression, Column) else sql_of(expression, job),
            "operator": operator,
            "ops": exclude.ops.get(name),
        }
        for expression, name, operator in exclude._render_exprs
    ]
    where = None if exclude.where is None else sql_of(exclude.where, job)
    return {"name": name_of(exclude), "elements": elements, "using": exclude.using, "where": where}
