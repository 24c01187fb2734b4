"""Joins that somebody wrote, as a schema writes them: `Customer.id = Order.customer_id and Order.shipped = false`."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm import Mapper, RelationshipProperty
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import (
    AsBoolean,
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ColumnElement,
    False_,
    Grouping,
    True_,
)

from .column_types import stored_value

_OPERATORS = {
    operators.eq: "=",
    operators.ne: "<>",
    operators.lt: "<",
    operators.le: "<=",
    operators.gt: ">",
    operators.ge: ">=",
}


class Unsayable(Exception):
    """A join is more than comparisons of columns and literals."""


def condition_of(prop: RelationshipProperty[Any]) -> str | None:
    """Return the join as a text; None where a schema cannot say it."""
    if prop.secondary is not None:
        return None
    try:
        return _text(prop.primaryjoin, prop)
    except Unsayable:
        return None


def _text(part: Any, prop: RelationshipProperty[Any]) -> str:
    match part:
        case AsBoolean() if part.operator is operators.is_true:
            return _text(part.element, prop)
        case Grouping():
            return f"({_text(part.element, prop)})"
        case BooleanClauseList():
            word = " and " if part.operator is operators.and_ else " or "
            return word.join(_text(one, prop) for one in part.clauses)
        case BinaryExpression() if part.operator in _OPERATORS:
            left, right = (_side(one, other, prop) for one, other in ((part.left, part.right), (part.right, part.left)))
            return f"{left} {_OPERATORS[part.operator]} {right}"
        case ColumnElement() if isinstance(part._deannotate(), Column):
            return _column(part, prop)
    raise Unsayable


def _side(part: Any, other: Any, prop: RelationshipProperty[Any]) -> str:
    if isinstance(part, (True_, False_)):
        return "true" if isinstance(part, True_) else "false"
    if isinstance(part, BindParameter):
        return _literal(part.value, other)
    return _column(part, prop)


def _literal(value: Any, other: Any) -> str:
    column = other._deannotate() if isinstance(other, ColumnElement) else other
    stored = stored_value(column, value) if isinstance(column, Column) else None
    if stored is not None or (isinstance(value, str) and not isinstance(value, enum.Enum)):
        return "'" + str(stored or value).replace("'", "''") + "'"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    raise Unsayable


def _column(part: Any, prop: RelationshipProperty[Any]) -> str:
    column = part._deannotate() if isinstance(part, ColumnElement) else None
    if not isinstance(column, Column):
        raise Unsayable
    for mapper in (prop.parent, prop.mapper):
        if mapper.columns.contains_column(column):
            text = f"{_class_with(column, mapper).__name__}.{mapper.get_property_by_column(column).key}"
            to_itself = prop.parent.common_parent(prop.mapper)
            return f"remote({text})" if to_itself and "remote" in part._annotations else text
    raise Unsayable


def _class_with(_: Column[Any], mapper: Mapper[Any]) -> type[Any]:
    cls: type[Any] = mapper.class_
    return cls
