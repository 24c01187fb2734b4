"""Which fields of what holds in a database make a difference, and whether they do."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.sequences import NUMBERS, NumberSequence
from sqla_scaffold.schema.table import (
    Check,
    Column,
    Exclude,
    ForeignKey,
    Index,
    Partition,
    PrimaryKey,
    Table,
    TypeUse,
    Unique,
)

# THE TABLE of facts: which fields of what holds in a database make a difference. Fields of the same class that are not
# here are in UNCOMPARED, with the reason; a test sees to it that each is in one of the two.
COMPARED: dict[type, tuple[str, ...]] = {
    Table: (
        "key",
        "columns",
        "primary_key",
        "foreign_keys",
        "uniques",
        "checks",
        "indexes",
        "comment",
        "options",
        "excludes",
        "partitions",
    ),
    Partition: ("name", "values", "of", "foreign_keys", "uniques", "checks", "indexes", "options", "comment"),
    Column: ("name", "type", "nullable", "server_default", "autoincrement", "comment", "computed", "identity"),
    PrimaryKey: ("columns", "name", "unnamed"),
    ForeignKey: (
        "name",
        "columns",
        "target",
        "target_columns",
        "ondelete",
        "onupdate",
        "deferrable",
        "initially",
        "match",
        "not_valid",
        "unnamed",
    ),
    Unique: ("name", "columns", "deferrable", "initially", "nulls_not_distinct", "include", "unnamed"),
    Check: ("name", "sqltext", "not_valid", "unnamed"),
    Exclude: ("name", "elements", "using", "where", "deferrable", "initially"),
    Index: (
        "name",
        "elements",
        "unique",
        "where",
        "using",
        "include",
        "nulls_not_distinct",
        "prefix",
        "mysql_using",
        "with_parser",
        "storage",
        "tablespace",
    ),
    NumberSequence: ("key", "type", *NUMBERS, "cycle", "cache", "owned_by"),
    Composite: ("name", "attributes", "schema", "comment"),
    Domain: ("type_name", "schema", "type", "not_null", "default", "checks", "comment"),
}
_PYTHON = "SQLAlchemy does it; the database does not know"
UNCOMPARED: dict[type, dict[str, str]] = {
    Column: {"default": _PYTHON, "onupdate": _PYTHON, "server_onupdate": "a trigger of the person's does it"}
    | {"inherited": "follows from the options of the table"},
    ForeignKey: {"use_alter": "says when it is made, not what it is"},
    Check: {"short_name": "a part of the name"},
    Index: {"concurrently": "says how it is made, not what it is"},
    NumberSequence: {"name": "what the schema calls it; the database has its key"},
    Domain: {"name": "what the schema calls it; the database has its type's name"},
}


def facts_that_differ(old: object, new: object) -> tuple[str, ...]:
    """Return the names of the fields that make a difference and are others; both are of one class."""
    return tuple(name for name in COMPARED[type(new)] if _fact(old, name) != _fact(new, name))


def _fact(value: object, name: str) -> object:
    fact = getattr(value, name)
    return _named(stored(fact)) if isinstance(fact, TypeUse) else fact


def _named(use: TypeUse) -> TypeUse:
    """Return a type without what its domain narrows: that is the domain's matter."""
    item = None if use.item is None else _named(use.item)
    return replace(use, item=item, impl=None if use.domain is not None else use.impl)


def stored(use: TypeUse) -> TypeUse:
    """Return what a type is in the database: a person's own class is nothing there, nor is what values are like."""
    if use.sql is not None:
        return replace(use, impl=None)
    if use.impl is not None and use.domain is None:
        return stored(use.impl)
    item = None if use.item is None else stored(use.item)
    return replace(use, item=item, variants=tuple((name, stored(variant)) for name, variant in use.variants))
