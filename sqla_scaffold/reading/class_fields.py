"""The part of the table of the language about what classes say beside their columns and relationships."""

from __future__ import annotations

from sqla_scaffold.reading.shared_fields import ATTRIBUTE_DOC
from sqla_scaffold.reading.takes import Default, Field, Flag, Names, Shape, Text
from sqla_scaffold.schema import spec

VIEW = Shape(
    "a view",
    "That the model reads a view; a text alone is its SELECT, and `{}` says that somebody else makes it.",
    spec.ViewSpec,
    (
        Field("sql", Text(), "The SELECT.", mistaken=("select", "query", "as"), names=Names.SQL),
        Field("materialized", Flag(), "Whether PostgreSQL keeps the rows until it is told to refresh them."),
    ),
    short="sql",
)

DERIVED = Shape(
    "a derived attribute",
    "An attribute that is reckoned of columns; a text alone is the expression.",
    spec.DerivedSpec,
    (
        Field(
            "expression",
            Text(),
            "Columns, numbers, texts in single quotes, + - * /, comparisons, `and`, `or`, parentheses.",
            required=True,
            mistaken=("sql", "expr", "sqltext"),
            names=Names.SQL,
        ),
        ATTRIBUTE_DOC,
    ),
    short="expression",
)

VERSION_ID = Shape(
    "a version",
    "The column that tells the versions of a row apart; a text alone is the column.",
    spec.VersionIdSpec,
    (
        Field(
            "column",
            Text(),
            "The column that holds the version.",
            required=True,
            mistaken=("version_id_col",),
            names=Names.COLUMN,
        ),
        Field(
            "generator",
            Default(call=True),
            "The function that makes the next version of the one before; false where the database makes it.",
            mistaken=("version_id_generator",),
        ),
    ),
    short="column",
)
