"""What the class of a model that reads a view says about the view."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place, sqlalchemy
from sqla_scaffold.emit.modules import Assignment
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.schema.model import Model


def view_settings(model: Model, place: Place) -> tuple[Assignment, ...]:
    """Return `__view__` and its like; a view that somebody else makes needs none."""
    view = place.schema.views_by_key.get(model.table)
    if view is None or view.sql is None:
        return ()
    found = [Assignment("__view__", py.call(sqlalchemy("text"), _lines(escape(view.sql))))]
    if view.materialized:
        found.append(Assignment("__materialized__", py.TRUE))
    number = _number(model, place)
    if number is not None:
        found.append(Assignment("__view_number__", py.value(number)))
    return tuple(found)


def _lines(sql: str) -> PyExpr:
    """Return a text with a literal for each of its lines."""
    return py.Joined(tuple(map(py.value, sql.splitlines(keepends=True))), " ")


def _number(model: Model, place: Place) -> int | None:
    """Return a view's place in the order of making; None where that of the modules' names, as imported, is the same."""
    made = {view.table.key for view in place.schema.views if view.sql is not None}
    modules = [one.module for one in place.schema.models if one.table in made]
    return None if modules == sorted(modules) else modules.index(model.module) + 1
