"""The keys of a column, and of the foreign key that stands in it."""

from __future__ import annotations

from sqla_scaffold.reading.building import build_column_key
from sqla_scaffold.reading.dataclass_fields import FIELD
from sqla_scaffold.reading.generated_fields import COMPUTED, IDENTITY
from sqla_scaffold.reading.sequence_fields import COLUMN_SEQUENCE
from sqla_scaffold.reading.shared_fields import (
    ATTRIBUTE_DOC,
    CHARSET,
    COLLATION,
    COMMENT,
    CONSTRAINT_NAME,
    DEFERRABLE,
    FILL,
    INFO,
    INITIALLY,
    MATCH,
    NOT_VALID,
    ONDELETE,
    ONUPDATE,
    USE_ALTER,
    WAS,
)
from sqla_scaffold.reading.takes import (
    Annotation,
    Default,
    Field,
    Flag,
    Names,
    Nested,
    Pairs,
    Reference,
    Shape,
    Text,
    Type,
)
from sqla_scaffold.schema import column_spec
from sqla_scaffold.schema.types import ALL_DATABASES

COLUMN_KEY = Shape(
    "a foreign key",
    "A foreign key of one column.",
    build_column_key,
    (
        Field("model", Text(), "The model referred to.", mistaken=("table",), names=Names.MODEL),
        Field(
            "column", Reference(), "The column referred to: `Customer.id`, or `id` beside `model`.", mistaken=("to",)
        ),
        ONDELETE,
        ONUPDATE,
        DEFERRABLE,
        INITIALLY,
        MATCH,
        NOT_VALID,
        USE_ALTER,
        CONSTRAINT_NAME,
    ),
    short="column",
    one_of=("model", "column"),
)

COLUMN = Shape(
    "a column",
    "A column; a text alone is its type.",
    column_spec.ColumnSpec,
    (
        Field(
            "type", Type(), "The column's type; `?` at its end means that it may be null.", mistaken=("sql", "python")
        ),
        Field(
            "variants",
            Pairs(ALL_DATABASES, Type()),
            "Other types on some databases.",
            mistaken=("variant", "with_variant"),
        ),
        Field(
            "annotation",
            Annotation(),
            "The Python type of a value, where it is not the column type's own.",
            mistaken=("python_type", "mapped"),
        ),
        COLLATION,
        CHARSET,
        Field("nullable", Flag(), "Whether the column may be null.", mistaken=("null", "optional", "required")),
        Field("primary_key", Flag(), "Whether the column is in the primary key.", mistaken=("pk", "primary")),
        Field("autoincrement", Flag(), "Whether the database makes the key's value.", mistaken=("auto_increment",)),
        Field("unique", Flag(), "Whether each value stands once.", mistaken=("uniq",)),
        Field("index", Flag(), "Whether the column has an index.", mistaken=("indexed",)),
        Field("default", Default(call=True), "The value that SQLAlchemy puts in when none is given."),
        Field("server_default", Default(call=False), "The value that the database puts in when none is given."),
        Field(
            "onupdate", Default(call=True), "The value that SQLAlchemy puts in at an update.", mistaken=("on_update",)
        ),
        Field("server_onupdate", Flag(), "Whether the database, by a trigger, makes a new value at an update."),
        Field(
            "computed",
            Nested(COMPUTED),
            "The expression of which the column always has the value.",
            mistaken=("generated", "formula"),
        ),
        Field("identity", Nested(IDENTITY), "How the database counts up the values."),
        COLUMN_SEQUENCE,
        Field(
            "foreign_key",
            Nested(COLUMN_KEY),
            "The column that this one refers to.",
            mistaken=("references", "fk", "ref"),
        ),
        Field("name", Text(), "The name in the database, where it differs.", "db_name", mistaken=("db_name", "column")),
        COMMENT,
        INFO,
        ATTRIBUTE_DOC,
        Field("deferred", Flag(), "Whether it is loaded only when it is asked for.", mistaken=("lazy",)),
        Field("deferred_group", Text(), "The deferred columns that are loaded together with this one."),
        Field("redact", Flag(), "Whether the value is left out of the repr.", mistaken=("secret", "repr", "hidden")),
        *FIELD,
        WAS,
        FILL,
    ),
    short="type",
    spelling="name",
    one_of=("type", "foreign_key"),
)
