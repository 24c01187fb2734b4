"""Codes of the family C: what classes say beside their columns and relationships."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

VERSION_ID = Code(
    "C001",
    "version-id",
    "SQLAlchemy compares the version at every update and puts the next one in, so it needs a column that is never null, "
    "that nobody else fills, and of which it knows how to go on: a whole number, a uuid, or what a function makes.",
    "version_id: version\ncolumns: {version: str(20)}",
    "Name a column of the type int or uuid, or a `generator`.",
)
EXPRESSION = Code(
    "C003",
    "expression",
    "A hybrid or a column property is an expression over the columns of its model. It becomes Python and SQL, so it "
    "has only what both understand in the same way: numbers, texts, comparisons, `and` and `or`.",
    "hybrids: {total: price * quantty}",
    "Write columns of the model, literals and operators; what may be null, as a column property.",
)
VIEW = Code(
    "C002",
    "view",
    "A view is read: it has columns, and a key by which SQLAlchemy tells its rows apart, but nothing that holds on rows "
    "or fills them, and no key of a table can refer to it.",
    "view: SELECT id, name FROM customer\ncolumns: {id: int, name: {type: text, index: true}}",
    "Name the columns of the key in `primary_key`, and remove what only a table has.",
)
NO_DATACLASS = Code(
    "C010",
    "no-dataclass",
    "`init`, `kw_only`, `default_factory`, `compare` and `hash` say what a dataclass does with an attribute. The class is "
    "none, so that nobody would read them.",
    "models:\n  Customer:\n    columns:\n      note: {type: text?, init: false}",
    "Write `dataclass: true` in the model, or in the schema for all of them, or remove the word.",
)
DATACLASS = Code(
    "C011",
    "dataclass",
    "A dataclass and what is said of it do not go together: a view, of which nobody makes objects; a model that inherits "
    "from one that is none, or the other way round; a mixin of both dataclasses and other classes; comparison without "
    "`eq`; a value for what the database makes.",
    "dataclass: {order: true}",
    "Say `dataclass` at the model at the top, or in the schema; and `eq` where objects are compared.",
)
FIELD_ORDER = Code(
    "C012",
    "field-order",
    "In a call without names, an argument that must be given cannot stand behind one that may be left out.",
    "models:\n  Customer:\n    dataclass: {kw_only: false}\n    columns:\n      city: {type: text, default: Rome}\n      name: text",
    "Move the column up, give it a default, or say `kw_only: true` of it.",
)
