"""Relationships: by which columns they lead where, and what their words are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.orm import Mapper, RelationshipProperty
from sqlalchemy.orm.mapped_collection import _AttrGetter
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import BinaryExpression, UnaryExpression

from .conditions import conditions_of
from .job import Facts, Job
from .source import body_of, defines

Property = RelationshipProperty[Any]
# What SQLAlchemy takes for the same.
_LAZY = {True: "select", False: "joined", None: "noload"}
# Words that no schema has, and what they are where nobody says them.
_UNSAID = {
    "load_on_pending": False,
    "query_class": None,
    "distinct_target_key": None,
    "active_history": False,
    "enable_typechecks": True,
    "sync_backref": None,
    "omit_join": None,
}


def relationship_facts(prop: Property, job: Job) -> Facts:
    """Return what is known of a relationship."""
    cls = prop.parent.class_
    secondary = prop.secondary
    way = _way(prop)
    one_of_many = secondary is not None and not prop.uselist  # which no many-to-many is that follows from keys
    condition, secondary_condition = conditions_of(prop) if way is None or one_of_many else (None, None)
    return {
        "name": prop.key,
        "line": body_of(cls).lines.get(prop.key, body_of(cls).line),
        "by_backref": not any(defines(one, prop.key) for one in cls.__mro__ if one is not object),
        "target": prop.mapper.class_.__name__,
        "direction": prop.direction.name,
        "uselist": bool(prop.uselist),
        "back": sorted(one.key for one in prop._reverse_property)[:1],
        "secondary": [secondary.name, secondary.schema] if isinstance(secondary, Table) else None,
        "pairs": way,
        "condition": condition,
        "secondary_condition": secondary_condition,
        "cascade": sorted(prop.cascade),
        "passive_deletes": prop.passive_deletes,
        "passive_updates": bool(prop.passive_updates),
        "lazy": _LAZY.get(prop.lazy, prop.lazy) if isinstance(prop.lazy, (bool, type(None))) else prop.lazy,
        "viewonly": bool(prop.viewonly),
        "single_parent": bool(prop.single_parent),
        "post_update": bool(prop.post_update),
        "join_depth": prop.join_depth,
        "innerjoin": prop.innerjoin,
        "order_by": _order(prop),
        "collection": _collection(prop),
        "doc": prop.doc,
        "unsaid": list(_unsaid(prop)),
    }


def _unsaid(prop: Property) -> Iterator[str]:
    for name, usual in _UNSAID.items():
        value = getattr(prop, name, usual)
        # Flask-SQLAlchemy gives every relationship a class of its own.
        if value != usual and not str(getattr(value, "__module__", "")).startswith("flask_sqlalchemy"):
            yield name
    if prop.info:
        yield "info"


def _way(prop: Property) -> list[list[list[str]]] | None:
    """Return the pairs of columns by which it leads to the other table, or to the secondary one and on from there.

    None where the join is more than that these are equal.
    """
    if prop.secondary is not None and not isinstance(prop.secondary, Table):
        return None
    joins: list[tuple[Any, Any]] = [(prop.primaryjoin, prop.synchronize_pairs)]
    if prop.secondary is not None:
        joins.append((prop.secondaryjoin, prop.secondary_synchronize_pairs or []))
    if any(not _is_plain(join, len(pairs)) for join, pairs in joins):
        return None
    if prop.secondary is not None:
        return [[[one.name, other.name] for one, other in pairs] for _, pairs in joins]
    return [[[one.name, other.name] for one, other in prop.local_remote_pairs]]


def _is_plain(join: Any, count: int) -> bool:
    found = [one for one in visitors.iterate(join) if isinstance(one, BinaryExpression)]
    sides = [side for one in found for side in (one.left, one.right)]
    equal = all(one.operator is operators.eq for one in found)
    return len(found) == count and equal and all(hasattr(side, "table") for side in sides)


def _order(prop: Property) -> list[str | None]:
    """Return the order of a collection as a schema writes it; None for what it cannot."""
    return [_ordering(one, prop.mapper) for one in prop.order_by or ()]


def _ordering(part: Any, target: Mapper[Any]) -> str | None:
    words: list[str] = []
    while isinstance(part, UnaryExpression):
        if part.modifier is operators.desc_op:
            words.insert(0, "desc")
        elif part.modifier in (operators.nulls_first_op, operators.nulls_last_op):
            words.append("nulls first" if part.modifier is operators.nulls_first_op else "nulls last")
        elif part.modifier is not operators.asc_op:
            return None
        part = part.element
    column = getattr(part, "_deannotate", lambda: part)()
    if not isinstance(column, Column) or not target.columns.contains_column(column):
        return None
    return " ".join([target.get_property_by_column(column).key, *words])


def _collection(prop: Property) -> str | None:
    """Return `set`, or `dict by` an attribute; an empty text for a list, None for another class."""
    cls: Any = prop.collection_class
    if cls is None or cls is list:
        return ""
    if cls is set:
        return "set"
    try:
        key = cls().keyfunc
    except Exception:  # a class of somebody's own
        return None
    return f"dict by {key.attr_name}" if isinstance(key, _AttrGetter) else None
