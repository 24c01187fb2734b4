"""Statements that a module runs once its tables or types are made, by `DDL`, whose constructor SQLAlchemy leaves untyped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.schema.types import PythonName

DDL_FUNCTION = "ddl"  # variables of domains and sequences end otherwise
_DDL = PythonName("sqlalchemy", "DDL")
_CALLABLE = PythonName("collections.abc", "Callable")


def ddl(sql: str) -> py.Call:
    """Return the call that makes a statement to listen with; the `%` of its text are doubled, as DDL wants them."""
    return py.call(py.own(DDL_FUNCTION), py.value(sql.replace("%", "%%")))


def ddl_names() -> Iterable[PythonName]:
    """Return what `ddl_line` needs imported."""
    return (_DDL, _CALLABLE)


def ddl_line(names: Mapping[PythonName, str]) -> str:
    """Return the line that gives the constructor its types: without it, no strict checker lets it be called."""
    return f"{DDL_FUNCTION}: {names[_CALLABLE]}[[str], {names[_DDL]}] = {names[_DDL]}"
