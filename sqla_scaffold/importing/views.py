"""Views as models that are read: what can be said of one, and the columns by which its rows are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.columns import column_words, with_names
from sqla_scaffold.importing.naming import Names
from sqla_scaffold.reading.database.found import FoundDatabase, LeftOut
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import Index, PrimaryKey, Table, TableKey, TypeUse, View
from sqla_scaffold.schema.type_use import is_hashable


def sayable_views(found: FoundDatabase, tables: Iterable[Table]) -> tuple[tuple[View, ...], list[LeftOut]]:
    """Return the views that a schema can say, and what it cannot; of some it says only that they are there.

    Args:
        tables: the tables that it says.
    """
    made = {key for table in tables for key in (table.key, *_partitions(table))}
    views: list[View] = []
    left: list[LeftOut] = []
    for view in found.views:
        key = view.table.key
        if not view_key(view):
            left.append(LeftOut("view", str(key), "no columns of it tell rows apart, as a model needs"))
            continue
        why = _unmakeable(view, found, made)
        if why is None:
            made.add(key)
        else:
            left.append(LeftOut("query of a view", str(key), why))
            view = replace(view, sql=None, materialized=False)
        views.append(view)
    return tuple(views), left


def _partitions(table: Table) -> list[TableKey]:
    return [TableKey(one.name, table.key.schema) for one in table.partitions]


def _unmakeable(view: View, found: FoundDatabase, made: set[TableKey]) -> str | None:
    """Say why a database made of the schema could not make a view; None where it can."""
    if view.sql is None:
        return "the user may not see it"
    for name in found.calls.get(view.table.key, ()):
        return f"it calls the function {name}, which is not in the schema"
    missing = sorted(found.needs.get(view.table.key, frozenset()) - made - {view.table.key}, key=str)
    return f"it reads {missing[0]}, which is not in the schema" if missing else None


def view_key(view: View) -> tuple[str, ...]:
    """Return the columns by which a mapper tells the rows of a view apart: those that a schema names, else the fewest
    that are unique, else all that can be compared."""
    table = view.table
    if table.primary_key.columns:
        return table.primary_key.columns
    uniques = sorted(filter(None, map(_unique_columns, table.indexes)), key=len)
    return uniques[0] if uniques else tuple(one.name for one in table.columns if is_hashable(one.type))


def is_guessed(view: View) -> bool:
    """Tell whether nothing says that the columns of the key are unique."""
    return not view.table.primary_key.columns and not any(map(_unique_columns, view.table.indexes))


def _unique_columns(index: Index) -> tuple[str, ...]:
    columns = tuple(one.column for one in index.elements if one.column is not None)
    is_whole = index.unique and index.where is None and len(columns) == len(index.elements)
    return columns if is_whole else ()


def with_known_words(view: View, meant: View) -> View:
    """Return a found view as far as only a person knows it: which columns are its key, and which are never null."""
    nullable = {one.name: one.nullable for one in meant.table.columns}
    columns = tuple(replace(one, nullable=nullable.get(one.name, one.nullable)) for one in view.table.columns)
    key = meant.table.primary_key.columns
    own = PrimaryKey(key, None) if all(name in view.table.by_name for name in key) else view.table.primary_key
    sql = None if meant.sql is None else view.sql
    table = replace(view.table, columns=columns, primary_key=own)
    return View(table, sql, view.materialized and sql is not None)


def view_words(view: View, named: Names) -> dict[str, Plain]:
    """Return a view as a schema writes it."""
    table = view.table
    name, attributes = named.models[table.key], named.attributes[table.key]
    key = view_key(view)
    words: dict[str, Plain] = {"table": table.key.name} if table.key.name != names.snake_case(name) else {}
    if table.key.schema is not None:
        words["schema"] = table.key.schema
    words["view"] = _query_words(view)
    own: list[Plain] = [attributes[one] for one in key]
    words["primary_key"] = own[0] if len(own) == 1 else own
    columns: dict[str, Plain] = {}
    for column in table.columns:
        bare = replace(column, nullable=column.nullable and column.name not in key)
        said = column_words(bare, _of_tables(with_names(column.type, named.type_name)))
        if attributes[column.name] != column.name:
            said["name"] = column.name
        is_alone = list(said) == ["type"] and isinstance(said["type"], str)
        columns[attributes[column.name]] = said["type"] if is_alone else {**said}
    return words | {"columns": columns}


def _of_tables(use: TypeUse) -> TypeUse:
    """Return a type without its collation, which is that of the tables and nothing that a view could make."""
    return replace(use, arguments=tuple(one for one in use.arguments if one[0] != "collation"))


def _query_words(view: View) -> Plain:
    if view.sql is None:
        return {}
    return {"sql": view.sql, "materialized": True} if view.materialized else view.sql


def by_key(views: Iterable[View]) -> Mapping[TableKey, View]:
    """Return views by their keys."""
    return {view.table.key: view for view in views}
