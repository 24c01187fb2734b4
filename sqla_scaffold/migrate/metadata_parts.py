"""Constraints and indexes as SQLAlchemy has them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import SchemaItem, conv

from sqla_scaffold.emit.options import exclude_options, index_options, unique_options
from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.migrate.operations import quote
from sqla_scaffold.schema.table import (
    Check,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Index,
    IndexElement,
    PrimaryKey,
    Table,
    Unique,
)

# Under this word a constraint without a name notes by which one the schema knows it.
KNOWN_AS = "known as"


def constraints_of(table: Table) -> list[SchemaItem]:
    """Return the constraints of a table, its primary key first."""
    key = table.primary_key
    found: list[SchemaItem] = []
    if key.columns:
        found.append(sa.PrimaryKeyConstraint(*key.columns, **_named(key)))
    found += map(_foreign_key, table.foreign_keys)
    found += map(_unique, table.uniques)
    found += map(_check, table.checks)
    found += map(_exclude, table.excludes)
    return found


def _named(one: PrimaryKey | ForeignKey | Unique | Check) -> dict[str, Any]:
    """Return a name that is final; none where the database is told none, for then no convention makes one either."""
    return {"name": conv(one.db_name)} if one.db_name is not None else {"info": {KNOWN_AS: one.name}}


def _foreign_key(key: ForeignKey) -> sa.ForeignKeyConstraint:
    options: dict[str, Any] = {"postgresql_not_valid": True} if key.not_valid else {}
    targets: list[Any] = [*key.references()]
    return sa.ForeignKeyConstraint(
        key.columns,
        targets,
        ondelete=key.ondelete,
        onupdate=key.onupdate,
        use_alter=key.use_alter,
        deferrable=key.deferrable or None,
        initially=key.initially,
        match=key.match,
        **_named(key),
        **options,
    )


def _unique(unique: Unique) -> sa.UniqueConstraint:
    options: dict[str, Any] = {**unique_options(unique)}
    return sa.UniqueConstraint(*unique.columns, **_named(unique), **options)


def _check(check: Check) -> sa.CheckConstraint:
    options: dict[str, Any] = {"postgresql_not_valid": True} if check.not_valid else {}
    return sa.CheckConstraint(escape(check.sqltext), **_named(check), **options)


def _exclude(exclude: Exclude) -> ExcludeConstraint:
    elements: list[tuple[Any, str]] = [(_excluded(one), one.operator) for one in exclude.elements]
    where = None if exclude.where is None else sa.text(escape(exclude.where))
    options: dict[str, Any] = {**exclude_options(exclude)}
    options.pop("ops", None)
    return ExcludeConstraint(*elements, where=where, **options)


def _excluded(element: ExcludeElement) -> str | sa.TextClause:
    if element.sql is not None:
        return sa.text(escape(element.sql))
    if element.ops is not None:  # not the argument `ops`: SQLAlchemy forgets it when it copies a constraint
        return sa.text(escape(f"{quote(str(element.column))} {element.ops}"))
    return str(element.column)


def add_index(index: Index, table: sa.Table) -> None:
    """Add an index to a table as SQLAlchemy has it."""
    options: dict[str, Any] = {**index_options(index)}
    if index.where is not None:
        options["postgresql_where"] = options["sqlite_where"] = sa.text(escape(index.where))
    elements = (_element(element, table) for element in index.elements)
    # The table is said, for an index of expressions alone does not know it.
    sa.Index(conv(index.name), *elements, unique=index.unique, _table=table, **options)


def _element(element: IndexElement, table: sa.Table) -> Any:
    if element.sql is not None:
        return sa.text(escape(element.sql))
    column: sa.ColumnElement[Any] = table.c[str(element.column)]
    if element.desc:
        column = column.desc()
    if element.nulls is not None:
        column = column.nulls_first() if element.nulls == "first" else column.nulls_last()
    return column
