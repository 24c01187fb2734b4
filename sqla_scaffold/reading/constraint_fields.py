"""The keys of what holds on a table: keys of several columns, uniques, checks, indexes."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.reading.building import build_exclude_element, build_index_element, build_model_key, build_references
from sqla_scaffold.reading.shared_fields import (
    CONSTRAINT_NAME,
    DEFERRABLE,
    INCLUDE,
    INITIALLY,
    MATCH,
    NAMES,
    NOT_VALID,
    NULLS_NOT_DISTINCT,
    ONDELETE,
    ONUPDATE,
    STORAGE,
    TABLESPACE,
    USE_ALTER,
)
from sqla_scaffold.reading.takes import Field, Flag, Many, Named, Names, Nested, Reference, Shape, Text, Whole
from sqla_scaffold.schema import constraint_spec

REFERENCES = Shape(
    "a reference",
    "The model and the columns that a foreign key refers to.",
    build_references,
    (
        Field("model", Reference(), "The model referred to.", required=True, mistaken=("table",)),
        Field(
            "columns",
            NAMES,
            "The columns referred to; the primary key where none are named.",
            mistaken=("column",),
            names=Names.THEIR_COLUMN,
        ),
    ),
    short="model",
)

MODEL_KEY = Shape(
    "a foreign key",
    "A foreign key of several columns.",
    build_model_key,
    (
        Field(
            "columns",
            NAMES,
            "The columns here, in the order of those referred to.",
            required=True,
            mistaken=("column",),
            names=Names.COLUMN,
        ),
        Field("references", Nested(REFERENCES), "What they refer to.", required=True, mistaken=("model", "to")),
        ONDELETE,
        ONUPDATE,
        DEFERRABLE,
        INITIALLY,
        MATCH,
        NOT_VALID,
        USE_ALTER,
        CONSTRAINT_NAME,
    ),
)

UNIQUE = Shape(
    "a unique constraint",
    "Columns whose values together stand once; a list alone is the columns.",
    constraint_spec.UniqueSpec,
    (
        Field(
            "columns", Many(Text()), "The columns.", required=True, mistaken=("column", "fields"), names=Names.COLUMN
        ),
        DEFERRABLE,
        INITIALLY,
        NULLS_NOT_DISTINCT,
        INCLUDE,
        CONSTRAINT_NAME,
    ),
    short="columns",
)

CHECK = Shape(
    "a check",
    "A condition in SQL that the database holds every row to; a text alone is the condition.",
    constraint_spec.CheckSpec,
    (
        Field(
            "sqltext",
            Text(),
            "The condition.",
            required=True,
            mistaken=("sql", "condition", "expression"),
            names=Names.SQL,
        ),
        replace(CONSTRAINT_NAME, attribute="db_name"),
        NOT_VALID,
    ),
    short="sqltext",
)

EXCLUDE_ELEMENT = Shape(
    "a part of an exclusion constraint",
    "A column or an SQL expression, and the operator by which two rows are compared in it.",
    build_exclude_element,
    (
        Field("column", Text(), "The column.", mistaken=("name", "field"), names=Names.COLUMN),
        Field(
            "sql", Text(), "An SQL expression instead of a column.", mistaken=("expression", "expr"), names=Names.SQL
        ),
        Field("operator", Text(), "The operator, such as = or &&.", required=True, mistaken=("with", "op")),
        Field("ops", Text(), "The operator class, such as inet_ops.", mistaken=("opclass",)),
    ),
    one_of=("column", "sql"),
)

EXCLUDE = Shape(
    "an exclusion constraint",
    "Of no two rows are all operators true; PostgreSQL has it.",
    constraint_spec.ExcludeSpec,
    (
        Field(
            "columns",
            Many(Nested(EXCLUDE_ELEMENT)),
            "The columns and expressions, each with its operator.",
            "elements",
            required=True,
            mistaken=("column", "elements"),
        ),
        replace(CONSTRAINT_NAME, doc="The name in the database.", required=True),
        Field("using", Text(("gist", "spgist", "btree", "hash")), "The index method; gist where none is named."),
        Field(
            "where",
            Text(),
            "A condition in SQL: only rows that meet it are compared.",
            mistaken=("condition",),
            names=Names.SQL,
        ),
        DEFERRABLE,
        INITIALLY,
    ),
)

INDEX_ELEMENT = Shape(
    "a part of an index",
    "A column, or an SQL expression.",
    build_index_element,
    (
        Field("column", Text(), "The column.", mistaken=("name", "field"), names=Names.COLUMN),
        Field(
            "sql", Text(), "An SQL expression instead of a column.", mistaken=("expression", "expr"), names=Names.SQL
        ),
        Field("desc", Flag(), "Whether it is sorted downwards.", mistaken=("descending", "order")),
        Field("nulls", Text(("first", "last")), "Where nulls stand in PostgreSQL."),
        Field("ops", Text(), "PostgreSQL's operator class, such as text_pattern_ops.", mistaken=("opclass",)),
        Field("length", Whole(), "How much of the column MySQL takes into the index."),
    ),
    short="column",
    one_of=("column", "sql"),
)

INDEX = Shape(
    "an index",
    "An index; a list alone is its columns.",
    constraint_spec.IndexSpec,
    (
        Field(
            "columns",
            Many(Nested(INDEX_ELEMENT)),
            "The columns and expressions.",
            "elements",
            required=True,
            mistaken=("column", "fields", "elements"),
        ),
        CONSTRAINT_NAME,
        Field("unique", Flag(), "Whether each combination of values stands once."),
        Field(
            "where",
            Text(),
            "A condition in SQL: only rows that meet it are in the index.",
            mistaken=("condition",),
            names=Names.SQL,
        ),
        Field("using", Text(), "The index method, such as gin; in MySQL btree or hash.", mistaken=("method",)),
        INCLUDE,
        NULLS_NOT_DISTINCT,
        Field("prefix", Text(("FULLTEXT", "SPATIAL"), upper=True), "MySQL's word for an index of another kind."),
        Field("with_parser", Text(), "What cuts texts into words in a FULLTEXT index of MySQL.", mistaken=("parser",)),
        STORAGE,
        TABLESPACE,
        Field(
            "concurrently",
            Flag(),
            "Whether later revisions make and drop it in PostgreSQL next to the work of others.",
            mistaken=("concurrent", "postgresql_concurrently"),
        ),
    ),
    short="columns",
)

# What holds on a table, under a name that has the table in it.
HELD = (
    Field("foreign_keys", Many(Nested(MODEL_KEY), least=0), "Foreign keys of several columns.", mistaken=("fks",)),
    Field("uniques", Many(Nested(UNIQUE), least=0), "Unique constraints.", mistaken=("unique", "unique_together")),
    Field(
        "checks",
        Named(CHECK, python=False),
        "Check constraints, by short names.",
        mistaken=("check", "constraints"),
    ),
    Field("indexes", Many(Nested(INDEX), least=0), "Indexes.", mistaken=("index", "indices")),
)
