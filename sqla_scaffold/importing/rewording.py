"""What a schema says in SQL, in the words in which the database has it, where both mean the same to the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqla_scaffold.schema.table import (
    Check,
    Column,
    Computed,
    Exclude,
    ExcludeElement,
    Index,
    IndexElement,
    SqlDefault,
    Table,
    TableKey,
    View,
)

Same = Callable[[str, str, TableKey | None], bool]
"""Tells whether two expressions, over the columns of a table, or two queries where there is none, mean the same."""


def reworded(meant: Table, found: Table, same: Same) -> Table:
    """Return a table whose expressions are written as in the database, as far as they mean the same there."""

    def said(ours: str, theirs: str | None) -> str:
        is_same = theirs is not None and (ours == theirs or same(ours, theirs, found.key))
        return theirs if theirs is not None and is_same else ours

    def column(one: Column) -> Column:
        other = found.by_name.get(one.name)
        if other is None:
            return one
        default, computed = one.server_default, one.computed
        if isinstance(default, SqlDefault) and isinstance(other.server_default, SqlDefault):
            default = SqlDefault(said(default.sql, other.server_default.sql))
        if computed is not None and other.computed is not None:
            computed = Computed(said(computed.sqltext, other.computed.sqltext), computed.persisted)
        return replace(one, server_default=default, computed=computed)

    def check(one: Check) -> Check:
        other = next((each for each in found.checks if each.name == one.name), None)
        return one if other is None else replace(one, sqltext=said(one.sqltext, other.sqltext))

    def index(one: Index) -> Index:
        other = next((each for each in found.indexes if each.name == one.name), None)
        if other is None or len(other.elements) != len(one.elements):
            return one
        elements = tuple(map(_index_element, one.elements, other.elements))
        return replace(one, elements=elements, where=None if one.where is None else said(one.where, other.where))

    def _index_element(ours: IndexElement, theirs: IndexElement) -> IndexElement:
        return ours if ours.sql is None else replace(ours, sql=said(ours.sql, theirs.sql))

    def exclude(one: Exclude) -> Exclude:
        other = next((each for each in found.excludes if each.name == one.name), None)
        if other is None or len(other.elements) != len(one.elements):
            return one
        elements = tuple(map(_exclude_element, one.elements, other.elements))
        return replace(one, elements=elements, where=None if one.where is None else said(one.where, other.where))

    def _exclude_element(ours: ExcludeElement, theirs: ExcludeElement) -> ExcludeElement:
        return ours if ours.sql is None else replace(ours, sql=said(ours.sql, theirs.sql))

    return replace(
        meant,
        columns=tuple(map(column, meant.columns)),
        checks=tuple(map(check, meant.checks)),
        indexes=tuple(map(index, meant.indexes)),
        excludes=tuple(map(exclude, meant.excludes)),
    )


def reworded_view(meant: View, found: View, same: Same) -> View:
    """Return a view whose query is written as in the database, where it means the same there."""
    if meant.sql is None or found.sql is None:
        return meant
    return replace(meant, sql=found.sql if same(meant.sql, found.sql, None) else meant.sql)
