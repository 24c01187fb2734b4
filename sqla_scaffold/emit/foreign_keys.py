"""Foreign keys as Python: what they refer to, and their options."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import sqlalchemy
from sqla_scaffold.emit.pyexpr import Call, PyExpr
from sqla_scaffold.schema.table import ForeignKey


def foreign_key(key: ForeignKey, *, named: bool) -> Call:
    """Return `ForeignKey("customer.id", ...)` for a key of one column.

    Args:
        named: whether its name must be said, because the naming convention gives another one.
    """
    return py.call(sqlalchemy("ForeignKey"), targets(key)[0], **_options(key, named))


def foreign_key_constraint(key: ForeignKey, *, named: bool) -> Call:
    """Return `ForeignKeyConstraint([...], [...], ...)`; `named` as above."""
    columns = py.Display(tuple(map(py.value, key.columns)))
    return py.call(sqlalchemy("ForeignKeyConstraint"), columns, py.Display(tuple(targets(key))), **_options(key, named))


def targets(key: ForeignKey) -> list[PyExpr]:
    """Return the columns referred to: `"sales.customer.id"`, or `("old.sales", "customer", "id")`."""
    return [
        py.value(one) if isinstance(one, str) else py.Display(tuple(map(py.value, one)), "()")
        for one in key.references()
    ]


def _options(key: ForeignKey, named: bool) -> dict[str, PyExpr]:
    options: dict[str, PyExpr] = {}
    if named and not key.unnamed:
        options["name"] = py.value(key.name)
    if key.ondelete:
        options["ondelete"] = py.value(key.ondelete)
    if key.onupdate:
        options["onupdate"] = py.value(key.onupdate)
    if key.deferrable:
        options["deferrable"] = py.TRUE
    if key.initially:
        options["initially"] = py.value(key.initially)
    if key.match:
        options["match"] = py.value(key.match)
    if key.use_alter:
        options["use_alter"] = py.TRUE
    if key.not_valid:
        options["postgresql_not_valid"] = py.TRUE
    return options
