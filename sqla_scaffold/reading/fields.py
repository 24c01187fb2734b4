"""THE TABLE of the language: the keys of each object, what they take, and which attribute of the spec they fill.

To add a key is to add a row here and a field to the class in `schema/spec.py`. The decoder, the JSON Schema and
`docs/schema.md` follow from it. Words are SQLAlchemy's where it has one (https://docs.sqlalchemy.org/en/21/).
"""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.reading.building import (
    build_column_key,
    build_index_element,
    build_model_key,
    build_references,
    build_relationship,
)
from sqla_scaffold.reading.generated_fields import COMPUTED, IDENTITY
from sqla_scaffold.reading.takes import (
    Default,
    Field,
    Flag,
    Many,
    Members,
    Named,
    Nested,
    Pairs,
    Reference,
    Shape,
    Target,
    Text,
    TextOrFalse,
    Type,
    Whole,
)
from sqla_scaffold.schema import spec

ACTIONS = ("CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION")
CASCADES = ("all", "save-update", "merge", "refresh-expire", "expunge", "delete", "delete-orphan")
# What `relationship(lazy=...)` takes as a word in SQLAlchemy 2.1 (orm/strategies.py), less what it calls deprecated.
LOADERS = (
    "select",
    "immediate",
    "joined",
    "subquery",
    "selectin",
    "raise",
    "raise_on_sql",
    "write_only",
    "dynamic",
)
CONVENTION_KEYS = ("ix", "uq", "ck", "fk", "pk")
KEY_TYPES = ("int", "bigint", "uuid4")

_NAMES = Many(Text(), bare=True)
_ONDELETE = Field(
    "ondelete",
    Text(ACTIONS, upper=True),
    "What the database does here when the row referred to is deleted.",
    mistaken=("on_delete", "delete"),
)
_ONUPDATE = Field(
    "onupdate",
    Text(ACTIONS, upper=True),
    "What the database does here when the key referred to changes.",
    mistaken=("on_update",),
)
_DEFERRABLE = Field("deferrable", Flag(), "Whether the check may wait for the end of the transaction.")
_INITIALLY = Field(
    "initially", Text(("DEFERRED", "IMMEDIATE"), upper=True), "Whether it waits without being told to: DEFERRED."
)
_MATCH = Field("match", Text(("FULL", "SIMPLE"), upper=True), "Whether a key of several columns may be null in part.")
_NULLS_NOT_DISTINCT = Field("nulls_not_distinct", Flag(), "Whether two nulls are the same value.")
_INCLUDE = Field("include", _NAMES, "Columns that the index carries along, for reading.", mistaken=("including",))
_DOC = Field("doc", Text(), "The docstring in Python.", mistaken=("description", "docstring", "help"))
_ATTRIBUTE_DOC = Field(
    "doc", Text(), "The documentation of the attribute in Python.", mistaken=("description", "docstring", "help")
)
_COMMENT = Field("comment", Text(), "The comment in the database.", mistaken=("note",))
_CONSTRAINT_NAME = Field("name", Text(), "The name in the database, instead of the naming convention's.")

COLUMN_KEY = Shape(
    "a foreign key",
    "A foreign key of one column.",
    build_column_key,
    (
        Field("model", Text(), "The model referred to.", mistaken=("table",)),
        Field(
            "column", Reference(), "The column referred to: `Customer.id`, or `id` beside `model`.", mistaken=("to",)
        ),
        _ONDELETE,
        _ONUPDATE,
        _DEFERRABLE,
        _INITIALLY,
        _MATCH,
        _CONSTRAINT_NAME,
    ),
    short="column",
    one_of=("model", "column"),
)

COLUMN = Shape(
    "a column",
    "A column; a text alone is its type.",
    spec.ColumnSpec,
    (
        Field("type", Type(), "The column's type; `?` at its end means that it may be null."),
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
        Field(
            "foreign_key",
            Nested(COLUMN_KEY),
            "The column that this one refers to.",
            mistaken=("references", "fk", "ref"),
        ),
        Field("name", Text(), "The name in the database, where it differs.", "db_name", mistaken=("db_name", "column")),
        _COMMENT,
        _ATTRIBUTE_DOC,
        Field("deferred", Flag(), "Whether it is loaded only when it is asked for.", mistaken=("lazy",)),
        Field("deferred_group", Text(), "The deferred columns that are loaded together with this one."),
        Field("redact", Flag(), "Whether the value is left out of the repr.", mistaken=("secret", "repr", "hidden")),
    ),
    short="type",
    spelling="name",
    one_of=("type", "foreign_key"),
)

RELATIONSHIP = Shape(
    "a relationship",
    "A relationship; a text alone is the model on the other side.",
    build_relationship,
    (
        Field(
            "model", Target(), "The model on the other side.", required=True, mistaken=("target", "to", "class", "type")
        ),
        Field(
            "via", _NAMES, "The columns here that hold the key; one is added where none is named.", mistaken=("column",)
        ),
        Field(
            "back_populates", TextOrFalse(), "The name on the other side; false for none.", mistaken=("backref", "back")
        ),
        Field("secondary", Text(), "The association table of a many-to-many.", mistaken=("through", "association")),
        Field("uselist", Flag(), "Whether it is a collection, where that is not the rule.", mistaken=("many", "list")),
        Field("nullable", Flag(), "Whether there may be none.", mistaken=("null", "optional", "required")),
        Field("unique", Flag(), "Whether the key column is unique, which makes it one-to-one."),
        Field("index", Flag(), "Whether the key column has an index; it has unless told otherwise."),
        Field("primary_key", Flag(), "Whether the key column is in the primary key.", mistaken=("pk", "primary")),
        _ONDELETE,
        _ONUPDATE,
        Field("cascade", Text(CASCADES, commas=True), "SQLAlchemy's cascades, separated by commas."),
        Field("passive_deletes", Flag(), "Whether the database alone deletes what hangs on a row."),
        Field("lazy", Text(LOADERS), "How it is loaded.", mistaken=("loading", "load")),
        Field(
            "order_by", _NAMES, "Columns to sort a collection by; `number desc` sorts down.", mistaken=("order", "sort")
        ),
        Field("comment", Text(), "The comment of the key column in the database."),
        _ATTRIBUTE_DOC,
    ),
    short="model",
)

REFERENCES = Shape(
    "a reference",
    "The model and the columns that a foreign key refers to.",
    build_references,
    (
        Field("model", Reference(), "The model referred to.", required=True, mistaken=("table",)),
        Field(
            "columns", _NAMES, "The columns referred to; the primary key where none are named.", mistaken=("column",)
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
            _NAMES,
            "The columns here, in the order of those referred to.",
            required=True,
            mistaken=("column",),
        ),
        Field("references", Nested(REFERENCES), "What they refer to.", required=True, mistaken=("model", "to")),
        _ONDELETE,
        _ONUPDATE,
        _DEFERRABLE,
        _INITIALLY,
        _MATCH,
        _CONSTRAINT_NAME,
    ),
)

UNIQUE = Shape(
    "a unique constraint",
    "Columns whose values together stand once; a list alone is the columns.",
    spec.UniqueSpec,
    (
        Field("columns", Many(Text()), "The columns.", required=True, mistaken=("column", "fields")),
        _DEFERRABLE,
        _INITIALLY,
        _NULLS_NOT_DISTINCT,
        _INCLUDE,
        _CONSTRAINT_NAME,
    ),
    short="columns",
)

CHECK = Shape(
    "a check",
    "A condition that the database holds every row to, in SQL.",
    spec.CheckSpec,
    (Field("sqltext", Text(), "The condition.", required=True),),
    short="sqltext",
    only_short=True,
)

INDEX_ELEMENT = Shape(
    "a part of an index",
    "A column, or an SQL expression.",
    build_index_element,
    (
        Field("column", Text(), "The column.", mistaken=("name", "field")),
        Field("sql", Text(), "An SQL expression instead of a column.", mistaken=("expression", "expr")),
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
    spec.IndexSpec,
    (
        Field(
            "columns",
            Many(Nested(INDEX_ELEMENT)),
            "The columns and expressions.",
            "elements",
            required=True,
            mistaken=("column", "fields", "elements"),
        ),
        _CONSTRAINT_NAME,
        Field("unique", Flag(), "Whether each combination of values stands once."),
        Field("where", Text(), "A condition in SQL: only rows that meet it are in the index.", mistaken=("condition",)),
        Field("using", Text(), "The index method, such as gin.", mistaken=("method",)),
        _INCLUDE,
        _NULLS_NOT_DISTINCT,
        Field("prefix", Text(("FULLTEXT", "SPATIAL"), upper=True), "MySQL's word for an index of another kind."),
    ),
    short="columns",
)

ENUM = Shape(
    "an enum",
    "A type with a few values; a list alone is its values.",
    spec.EnumSpec,
    (
        Field("members", Members(), "The values, or Python names with values.", required=True, mistaken=("values",)),
        Field("name", Text(), "The type's name in the database.", "type_name", mistaken=("type_name", "db_name")),
        Field("schema", TextOrFalse(), "The PostgreSQL schema of the type; false for the default one."),
        _DOC,
    ),
    short="members",
    spelling="name",
)

_COLUMNS = Field("columns", Named(COLUMN), "The columns, by their Python names.", mistaken=("fields", "attributes"))
_SHARED_COLUMNS = replace(_COLUMNS, required=True)

MIXIN = Shape(
    "a mixin",
    "Columns that several models share.",
    spec.MixinSpec,
    (_SHARED_COLUMNS, _DOC),
)

MODEL = Shape(
    "a model",
    "A class and its table.",
    spec.ModelSpec,
    (
        Field("table", Text(), "The table's name, where it differs.", mistaken=("tablename", "__tablename__", "name")),
        Field("schema", TextOrFalse(), "The PostgreSQL schema of the table; false for the default one."),
        Field("engine", Text(), "MySQL's storage engine, such as InnoDB."),
        Field("charset", Text(), "The table's character set in MySQL.", mistaken=("character_set",)),
        Field("collate", Text(), "The table's collation in MySQL.", mistaken=("collation",)),
        Field("partition_by", Text(), "How PostgreSQL partitions the table: RANGE (day).", mistaken=("partition",)),
        Field("unlogged", Flag(), "Whether PostgreSQL keeps the table out of its log: fast, and empty after a crash."),
        Field("without_rowid", Flag(), "Whether SQLite stores the table by its primary key."),
        Field("strict", Flag(), "Whether SQLite holds values to the types of their columns."),
        _COMMENT,
        _DOC,
        Field("mixins", _NAMES, "The mixins whose columns it has.", mistaken=("mixin", "bases", "extends")),
        _COLUMNS,
        Field(
            "relationships", Named(RELATIONSHIP), "The relationships, by their Python names.", mistaken=("relations",)
        ),
        Field("primary_key", _NAMES, "The columns of the primary key.", mistaken=("pk", "primary")),
        Field("foreign_keys", Many(Nested(MODEL_KEY), least=0), "Foreign keys of several columns.", mistaken=("fks",)),
        Field("uniques", Many(Nested(UNIQUE), least=0), "Unique constraints.", mistaken=("unique", "unique_together")),
        Field(
            "checks",
            Named(CHECK, python=False),
            "Check constraints, by short names.",
            mistaken=("check", "constraints"),
        ),
        Field("indexes", Many(Nested(INDEX), least=0), "Indexes.", mistaken=("index", "indices")),
    ),
    spelling="table",
)

SCHEMA = Shape(
    "the schema",
    "The whole file.",
    spec.SchemaSpec,
    (
        Field("version", Whole((1,)), "The version of the language; 1 is meant where it is left out."),
        Field(
            "include",
            _NAMES,
            "More files of the schema, as paths or patterns relative to this file.",
            mistaken=("includes", "import", "files"),
        ),
        Field("schema", Text(), "The PostgreSQL schema of every model and enum that says none."),
        Field("primary_key", Text(KEY_TYPES), "What the `id` is that a model without a key gets.", mistaken=("id",)),
        Field("naming_convention", Pairs(CONVENTION_KEYS), "SQLAlchemy's templates for the names of constraints."),
        Field("enums", Named(ENUM), "The enums, by their Python names.", mistaken=("enum", "types")),
        Field("mixins", Named(MIXIN), "The mixins, by their Python names.", mistaken=("mixin",)),
        Field("models", Named(MODEL), "The models, by their Python names.", mistaken=("tables", "model", "classes")),
    ),
)

SHAPES: tuple[Shape, ...] = (
    SCHEMA,
    MODEL,
    COLUMN,
    COLUMN_KEY,
    COMPUTED,
    IDENTITY,
    RELATIONSHIP,
    MODEL_KEY,
    REFERENCES,
    UNIQUE,
    CHECK,
    INDEX,
    INDEX_ELEMENT,
    ENUM,
    MIXIN,
)
