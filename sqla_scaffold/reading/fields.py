"""THE TABLE of the language: the keys of each object, what they take, and which attribute of the spec they fill.

To add a key is to add a row here and a field to the class in `schema/`. The decoder, the JSON Schema and
`docs/schema.md` follow from it. Words are SQLAlchemy's where it has one (https://docs.sqlalchemy.org/en/21/).
"""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.reading.building import build_member
from sqla_scaffold.reading.class_fields import DERIVED, VERSION_ID, VIEW
from sqla_scaffold.reading.column_fields import COLUMN, COLUMN_KEY
from sqla_scaffold.reading.composite_fields import COMPOSITE, COMPOSITES
from sqla_scaffold.reading.constraint_fields import (
    CHECK,
    EXCLUDE,
    EXCLUDE_ELEMENT,
    HELD,
    INDEX,
    INDEX_ELEMENT,
    MODEL_KEY,
    REFERENCES,
    UNIQUE,
)
from sqla_scaffold.reading.dataclass_fields import DATACLASS, MAPPED_AS_DATACLASS
from sqla_scaffold.reading.domain_fields import DOMAIN, DOMAIN_CHECK
from sqla_scaffold.reading.engine_fields import BIND, ENGINE, ENGINES
from sqla_scaffold.reading.generated_fields import COMPUTED, IDENTITY
from sqla_scaffold.reading.inheritance_fields import INHERITANCE, INHERITS
from sqla_scaffold.reading.mapper_fields import MAPPER, MAPPER_ARGS
from sqla_scaffold.reading.partition_fields import PARTITION, PARTITION_BY, PARTITIONS, UNLOGGED
from sqla_scaffold.reading.relationship_fields import COLLECTION, PROXY, RELATIONSHIP
from sqla_scaffold.reading.sequence_fields import SEQUENCE
from sqla_scaffold.reading.shared_fields import COMMENT, DOC, INFO, NAMES, STORAGE, TABLESPACE, WAS
from sqla_scaffold.reading.takes import (
    Field,
    Flag,
    Many,
    Members,
    Named,
    Names,
    Nested,
    Pairs,
    Shape,
    Text,
    TextOrFalse,
    Whole,
)
from sqla_scaffold.reading.type_fields import TYPE
from sqla_scaffold.schema import spec, type_spec

CONVENTION_KEYS = ("ix", "uq", "ck", "fk", "pk")

KEY_TYPES = ("int", "bigint", "uuid4", "uuid7")

MEMBER = Shape(
    "a member",
    "A member of an enum; a text alone is its value.",
    build_member,
    (
        Field("value", Text(empty=True), "The value that the database stores.", required=True),
        Field("was", Text(empty=True), "The value that it had in the schema before.", mistaken=("renamed_from",)),
    ),
    short="value",
)

ENUM = Shape(
    "an enum",
    "A type with a few values; a list alone is its values.",
    type_spec.EnumSpec,
    (
        Field(
            "members", Members(MEMBER), "The values, or Python names with values.", required=True, mistaken=("values",)
        ),
        Field("name", Text(), "The type's name in the database.", "type_name", mistaken=("type_name", "db_name")),
        Field("schema", TextOrFalse(), "The PostgreSQL schema of the type; false for the default one."),
        DOC,
        WAS,
        Field(
            "fill", Pairs(), "Values that it no longer has, each with the one that its rows get.", mistaken=("remap",)
        ),
    ),
    short="members",
    spelling="name",
)

_COLUMNS = Field("columns", Named(COLUMN), "The columns, by their Python names.", mistaken=("fields", "attributes"))

_MIXINS = Field(
    "mixins",
    NAMES,
    "The mixins whose columns it has.",
    mistaken=("mixin", "bases"),
    names=Names.MIXIN,
)

_RELATIONSHIPS = Field(
    "relationships", Named(RELATIONSHIP), "The relationships, by their Python names.", mistaken=("relations",)
)

MIXIN = Shape(
    "a mixin",
    "What several models share: columns, and what goes with them.",
    spec.MixinSpec,
    (
        replace(_MIXINS, doc="The mixins that it brings along."),
        _COLUMNS,
        _RELATIONSHIPS,
        *HELD,
        replace(BIND, doc="The engine of the models that have it, where they say none."),
        DOC,
    ),
    one_of=("columns", "relationships", "mixins", "foreign_keys", "uniques", "checks", "indexes"),
)

MODEL = Shape(
    "a model",
    "A class and its table.",
    spec.ModelSpec,
    (
        Field("table", Text(), "The table's name, where it differs.", mistaken=("tablename", "__tablename__", "name")),
        Field("schema", TextOrFalse(), "The PostgreSQL schema of the table; false for the default one."),
        BIND,
        Field("engine", Text(), "MySQL's storage engine, such as InnoDB."),
        Field("charset", Text(), "The table's character set in MySQL.", mistaken=("character_set",)),
        Field("collate", Text(), "The table's collation in MySQL.", mistaken=("collation",)),
        Field(
            "row_format",
            Text(("DEFAULT", "DYNAMIC", "FIXED", "COMPRESSED", "REDUNDANT", "COMPACT", "PAGE"), upper=True),
            "How MySQL's engine stores rows.",
        ),
        Field("auto_increment", Whole(), "The first number that MySQL makes for the key."),
        PARTITION_BY,
        PARTITIONS,
        UNLOGGED,
        TABLESPACE,
        STORAGE,
        Field(
            "postgresql_inherits",
            Many(Text(), bare=True),
            "The models of whose tables PostgreSQL gives this one the columns, and which show its rows: INHERITS.",
            names=Names.MODEL,
        ),
        Field("without_rowid", Flag(), "Whether SQLite stores the table by its primary key."),
        Field(
            "sqlite_autoincrement",
            Flag(),
            "Whether SQLite gives no number of a deleted row again: AUTOINCREMENT.",
        ),
        Field("strict", Flag(), "Whether SQLite holds values to the types of their columns."),
        COMMENT,
        DOC,
        WAS,
        INFO,
        *INHERITANCE,
        MAPPER,
        MAPPED_AS_DATACLASS,
        _MIXINS,
        _COLUMNS,
        _RELATIONSHIPS,
        Field(
            "proxies", Named(PROXY), "Association proxies, by their Python names.", mistaken=("association_proxies",)
        ),
        Field(
            "primary_key",
            NAMES,
            "The columns of the primary key.",
            mistaken=("pk", "primary"),
            names=Names.COLUMN,
        ),
        Field(
            "primary_key_name",
            Text(),
            "The name of the primary key in the database, instead of the naming convention's.",
            mistaken=("pk_name",),
        ),
        *HELD,
        Field(
            "excludes", Many(Nested(EXCLUDE), least=0), "Exclusion constraints of PostgreSQL.", mistaken=("exclude",)
        ),
        Field(
            "version_id",
            Nested(VERSION_ID),
            "The column by which an update sees that somebody else has changed the row meanwhile.",
            mistaken=("version_id_col", "version"),
        ),
        Field(
            "hybrids",
            Named(DERIVED),
            "Attributes that Python and the database reckon of columns.",
            mistaken=("hybrid",),
        ),
        Field(
            "column_properties",
            Named(DERIVED),
            "Attributes that the database reckons of columns, loaded with the row.",
            mistaken=("column_property",),
        ),
        Field("view", Nested(VIEW), "The view that the model reads, instead of a table of its own."),
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
            NAMES,
            "More files of the schema, as paths or patterns relative to this file.",
            mistaken=("includes", "import", "files"),
        ),
        Field("schema", Text(), "The PostgreSQL schema of every model and enum that says none."),
        Field("extensions", NAMES, "The extensions of PostgreSQL that the schema needs.", mistaken=("extension",)),
        Field("primary_key", Text(KEY_TYPES), "What the `id` is that a model without a key gets.", mistaken=("id",)),
        replace(MAPPED_AS_DATACLASS, doc="Whether the models that say nothing are dataclasses."),
        Field(
            "naming_convention",
            Pairs(CONVENTION_KEYS, TextOrFalse()),
            "SQLAlchemy's templates for the names of constraints.",
        ),
        ENGINES,
        Field("enums", Named(ENUM), "The enums, by their Python names.", mistaken=("enum", "types")),
        Field(
            "domains", Named(DOMAIN), "The domains of PostgreSQL, by their names in the schema.", mistaken=("domain",)
        ),
        COMPOSITES,
        Field("sequences", Named(SEQUENCE), "The sequences, by their names in the schema.", mistaken=("sequence",)),
        Field("mixins", Named(MIXIN), "The mixins, by their Python names.", mistaken=("mixin",)),
        Field("models", Named(MODEL), "The models, by their Python names.", mistaken=("tables", "model", "classes")),
    ),
)

SHAPES: tuple[Shape, ...] = (
    SCHEMA,
    MODEL,
    INHERITS,
    MAPPER_ARGS,
    DATACLASS,
    COLUMN,
    TYPE,
    COLUMN_KEY,
    COMPUTED,
    IDENTITY,
    RELATIONSHIP,
    COLLECTION,
    PROXY,
    MODEL_KEY,
    REFERENCES,
    UNIQUE,
    CHECK,
    EXCLUDE,
    EXCLUDE_ELEMENT,
    INDEX,
    INDEX_ELEMENT,
    PARTITION,
    VERSION_ID,
    VIEW,
    DERIVED,
    ENUM,
    MEMBER,
    DOMAIN,
    DOMAIN_CHECK,
    COMPOSITE,
    SEQUENCE,
    MIXIN,
    ENGINE,
)
