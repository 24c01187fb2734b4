"""Joins that somebody wrote, as a schema writes them: `Customer.id = Order.customer_id and Order.shipped = false`."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Table
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


def conditions_of(prop: RelationshipProperty[Any]) -> tuple[str | None, str | None]:
    """Return the join as a text, and its second part where it goes by way of a third table; None where a schema cannot say it."""
    try:
        second = None if prop.secondary is None else _text(prop.secondaryjoin, prop)
        return _text(prop.primaryjoin, prop), second
    except Unsayable:
        return None, None


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
            text = _named(column, mapper)
            to_itself = prop.secondary is None and prop.parent.common_parent(prop.mapper)
            return f"remote({text})" if to_itself and "remote" in part._annotations else text
    if isinstance(prop.secondary, Table) and column.table is prop.secondary:
        mapped = (mapper for mapper in prop.parent.registry.mappers if mapper.local_table is prop.secondary)
        between = next(mapped, None)
        return f"{prop.secondary.name}.{column.name}" if between is None else _named(column, between)
    raise Unsayable


def _named(column: Column[Any], mapper: Mapper[Any]) -> str:
    return f"{mapper.class_.__name__}.{mapper.get_property_by_column(column).key}"
