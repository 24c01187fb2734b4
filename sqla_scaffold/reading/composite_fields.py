"""The part of the table of the language about composite types of PostgreSQL."""

from __future__ import annotations

from sqla_scaffold.reading.shared_fields import COMMENT, WAS
from sqla_scaffold.reading.takes import Field, Named, Pairs, Shape, TextOrFalse
from sqla_scaffold.schema import type_spec

COMPOSITE = Shape(
    "a composite type",
    "A type of PostgreSQL that is several values, which columns have as `{sql: name}`.",
    type_spec.CompositeSpec,
    (
        Field(
            "attributes",
            Pairs(),
            "The names of its parts, each with its type in SQL.",
            required=True,
            mistaken=("columns", "fields"),
        ),
        Field("schema", TextOrFalse(), "The PostgreSQL schema of the type; false for the default one."),
        COMMENT,
        WAS,
    ),
)

COMPOSITES = Field(
    "composites",
    Named(COMPOSITE, python=False),
    "The composite types of PostgreSQL, by their names in the database.",
    mistaken=("composite", "composite_types"),
)
