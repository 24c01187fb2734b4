"""Schemas to migrate, written as values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqla_scaffold.schema.attribute import Attribute
from sqla_scaffold.schema.model import EnumMember, EnumType, Model, Schema
from sqla_scaffold.schema.names import DEFAULT_CONVENTION, attribute_name
from sqla_scaffold.schema.table import (
    Check,
    Column,
    Computed,
    ForeignKey,
    Identity,
    Index,
    IndexElement,
    LiteralDefault,
    PrimaryKey,
    SqlDefault,
    Table,
    TableKey,
    TableOptions,
    TypeUse,
    Unique,
)
from sqla_scaffold.schema.type_use import annotation_of
from sqla_scaffold.schema.types import (
    ALL_DATABASES,
    BY_NAME,
    TYPES,
    Annotation,
    ColumnType,
    Kind,
    ParameterKind,
    PythonName,
)


def use(name: str, **arguments: int | bool) -> TypeUse:
    return TypeUse(name, tuple(arguments.items()))


def column(name: str, type_: TypeUse | str = "int", **facts: Any) -> Column:
    return Column(name, use(type_) if isinstance(type_, str) else type_, facts.pop("nullable", False), **facts)


def identity(type_: str = "int") -> Column:
    return column("id", type_, autoincrement=True)


def key(table: str, columns: str, target: str, target_columns: str = "id", **options: Any) -> ForeignKey:
    name = f"fk_{table}_{columns.replace(' ', '_')}_{target}"
    return ForeignKey(name, tuple(columns.split()), TableKey(target), tuple(target_columns.split()), **options)


def table(name: str, *columns: Column, primary_key: str = "id", **facts: Any) -> Table:
    return Table(TableKey(name), columns, PrimaryKey(tuple(primary_key.split()), f"pk_{name}"), **facts)


def schema(*tables: Table, enums: tuple[EnumType, ...] = ()) -> Schema:
    """Return a schema with a model for each table."""
    return Schema(DEFAULT_CONVENTION, enums, (), tuple(map(_model, tables)), tables)


def _model(made: Table) -> Model:
    attributes = tuple(
        Attribute(attribute_name(column.name), column.name, _annotation(column.type)) for column in made.columns
    )
    return Model(f"T{made.key.name.title().replace('_', '')}", made.key.name, made.key, (), attributes, ())


def _annotation(type_: TypeUse) -> Annotation:
    if type_.enum is not None:
        return Annotation(PythonName(".enums", type_.enum))
    if type_.name not in BY_NAME:
        return annotation_of(type_)
    row = BY_NAME[type_.name]
    return replace(row.annotation, arguments=(_annotation(type_.item),)) if type_.item else row.annotation


STATUS = EnumType(
    "Status",
    "order status",
    (EnumMember("DRAFT", "draft"), EnumMember("PAID", "it's paid: 100%"), EnumMember("SHIPPED", "shipped")),
)
_STATUS = TypeUse("enum", enum="Status")
# The text that everything must survive: what Python, SQL, drivers, templates and text() treat as special.
NASTY = 'it\'s 50% of :this, "that" and %(other)s'


def _arguments(row: ColumnType) -> tuple[tuple[str, int | bool | str], ...]:
    """Return an argument for everything that a type takes."""
    values = {ParameterKind.FLAG: True, ParameterKind.NUMBER: 5, ParameterKind.WORD: "DAY TO SECOND"}
    return tuple((one.name, values[one.kind]) for one in row.parameters if one.kind in values)


def _values(row: ColumnType) -> tuple[str, ...]:
    """Return the members of a set, one of them with what SQL and Python would take for something else."""
    return ("mail", "it's 5%") if row.kind is Kind.SET else ()


_TYPES = table(
    "kinds",
    identity(),
    *(
        column(
            f"{row.name}_",
            use(row.name, length=40) if row.name in ("str", "unicode") else use(row.name),
            nullable=True,
        )
        for row in TYPES
        if row.databases == ALL_DATABASES
    ),
    column("price", use("decimal", precision=12, scale=2), server_default=LiteralDefault("0.00")),
    column("at", use("datetime", timezone=True), server_default=SqlDefault("NOW()")),
    column("state", _STATUS, server_default=LiteralDefault("it's paid: 100%")),
    column("active", "bool", server_default=LiteralDefault(True)),
    column("count", "int", server_default=LiteralDefault(-1)),
    column("day", "date", server_default=LiteralDefault("2020-02-29")),
)
_TEXTS = table(
    "texts",
    identity(),
    column("note", use("str", length=80), server_default=LiteralDefault(NASTY), comment=NASTY),
    checks=(
        Check("ck_texts_note", "note", "note NOT LIKE '%:this%' OR note <> 'a:b''s %'"),
        Check("ck_texts_other", "other", "note <> '\"' AND note <> '10%%' AND note <> ':x :y::z'"),
    ),
    uniques=(Unique("uq_texts_note", ("note",)),),
    comment=NASTY,
)
_CYCLE = (
    table(
        "author",
        identity(),
        column("best_book_id", nullable=True),
        foreign_keys=(key("author", "best_book_id", "book", ondelete="SET NULL", use_alter=True),),
    ),
    table(
        "book",
        identity(),
        column("author_id"),
        column("sequel_id", nullable=True),
        foreign_keys=(
            key("book", "author_id", "author", ondelete="CASCADE", use_alter=True),
            key("book", "sequel_id", "book"),
        ),
        indexes=(Index("ix_book_author_id", (IndexElement("author_id"),)),),
    ),
)
_KEYS = (
    # The child first: the order of the tables is found, not given.
    table(
        "line",
        column("order_id", "bigint"),
        column("number"),
        column("tag", use("str", length=20)),
        primary_key="order_id number",
        foreign_keys=(
            key("line", "order_id", "orders", onupdate="CASCADE"),
            key("line", "tag number", "tag", "label number"),
        ),
    ),
    table("orders", identity("bigint"), column("select", nullable=True)),
    table("tag", column("number"), column("label", use("str", length=20)), primary_key="label number"),
    table("code", column("id"), column("order", nullable=True)),
)
_INDEXES = table(
    "page",
    identity(),
    column("title", use("str", length=80)),
    column("order"),
    column("at", "datetime", nullable=True),
    indexes=(
        Index("ix_page_order", (IndexElement("order", desc=True), IndexElement("title"))),
        Index("ix_page_title", (IndexElement("title"),), unique=True, where="title <> ':none' AND title <> '5%'"),
    ),
)
_EXPRESSION = table(
    "word",
    identity(),
    column("text", use("str", length=80)),
    indexes=(Index("ix_word_lower", (IndexElement(sql="lower(text)"), IndexElement("id", desc=True))),),
)
_POSTGRESQL = table(
    "document",
    identity("smallint"),
    column("uuid", "uuid", server_default=SqlDefault("gen_random_uuid()")),
    column("labels", TypeUse("array", item=use("str", length=20)), server_default=LiteralDefault(("a b", 'c"d'))),
    column("states", TypeUse("array", item=_STATUS), nullable=True),
    column("state", _STATUS, server_default=SqlDefault("'draft'::\"order status\"")),
    column("body", "jsonb", server_default=LiteralDefault('{"a": ":b", "c": "5%"}')),
    column("words", "tsvector", nullable=True),
    column("grid", TypeUse("array", (("dimensions", 2),), use("int")), server_default=LiteralDefault(((1, 2), (3, 4)))),
    *(
        column(f"{row.word}_{number}", TypeUse(row.name, _arguments(row)), nullable=True)
        for number, row in enumerate(TYPES)
        if row.databases == ("postgresql",) and row.name != "array"
    ),
    indexes=(
        Index("ix_document_words", (IndexElement("words"),), using="gin"),
        Index("ix_document_a", (IndexElement(sql="(body ->> 'a:b')"),), where="body ->> 'c' LIKE '%:x'::text"),
    ),
)
_MYSQL = table(
    "reading",
    column("id", use("mysql.bigint", unsigned=True), autoincrement=True),
    *(
        column(f"{row.word}_{number}", TypeUse(row.name, _arguments(row), values=_values(row)), nullable=True)
        for number, row in enumerate(TYPES)
        if row.databases == ("mysql",)
    ),
    column("level", use("tinyint", unsigned=True), server_default=LiteralDefault(200)),
)
_GENERATED = table(
    "area",
    identity(),
    column("width"),
    column("doubled", nullable=True, computed=Computed("width * 2", persisted=True)),
    column("text", use("str", length=40), nullable=True, computed=Computed("concat(width, ':x 5%')", persisted=True)),
)
_VIRTUAL = table(
    "volume",
    identity(),
    column("depth"),
    column("doubled", computed=Computed("depth * 2", persisted=False)),
    column("text", use("str", length=40), computed=Computed("depth || ':x 5%'", persisted=True)),
)
_COUNTED = table(
    "ticket",
    column("id", "bigint", identity=Identity(always=True, start=100, increment=5)),
    column("place", identity=Identity(minvalue=1, maxvalue=500, start=1, cycle=True, cache=20)),
    column("doubled", computed=Computed("place * 2", persisted=True)),
)

_IN = "Stock room"
_ORDER = replace(
    table(
        "order",
        identity(),
        column("state", _STATUS, server_default=LiteralDefault("draft")),
        column("parent_id", nullable=True),
        foreign_keys=(
            ForeignKey("fk_order_parent_id_order", ("parent_id",), TableKey("order", _IN), ("id",), ondelete="CASCADE"),
        ),
        indexes=(Index("ix_order_state", (IndexElement("state"), IndexElement("id", desc=True))),),
        comment=NASTY,
    ),
    key=TableKey("order", _IN),
)
_LINE = table(
    "line",
    identity(),
    column("order_id"),
    foreign_keys=(ForeignKey("fk_line_order_id_order", ("order_id",), TableKey("order", _IN), ("id",)),),
)
_SCHEMAS = schema(_ORDER, _LINE, enums=(replace(STATUS, schema="types of $$ours$$"),))

_WAITING = table(
    "place",
    identity(),
    column("parent_id", nullable=True),
    column("number"),
    column("name", use("str", length=40), nullable=True),
    foreign_keys=(key("place", "parent_id", "place", deferrable=True, initially="DEFERRED"),),
)
_OPTIONS = table(
    "track",
    identity(),
    column("place"),
    column("title", use("str", length=80)),
    column("rating", nullable=True),
    column("album", nullable=True),
    column("disc", nullable=True),
    foreign_keys=(
        key("track", "album disc", "disc", "album number", match="FULL", deferrable=True, initially="DEFERRED"),
    ),
    uniques=(
        Unique("uq_track_place", ("place",), deferrable=True, initially="DEFERRED"),
        Unique("uq_track_rating", ("rating",), nulls_not_distinct=True, include=("title", "place")),
    ),
    indexes=(
        Index("ix_1", (IndexElement("title", ops="text_pattern_ops"),), include=("rating", "place")),
        Index("ix_2", (IndexElement("rating", desc=True, nulls="last"), IndexElement("title", nulls="first"))),
        Index("ix_3", (IndexElement("rating"),), unique=True, where="place > 0", nulls_not_distinct=True),
    ),
)
_DISC = table("disc", column("album"), column("number"), primary_key="album number")
_FULLTEXT = table(
    "article",
    identity(),
    column("title", use("str", length=80)),
    column("body", "text"),
    indexes=(
        Index("ix_words", (IndexElement("title"), IndexElement("body")), prefix="FULLTEXT"),
        Index("ix_start", (IndexElement("body", length=20), IndexElement("title", length=5))),
    ),
)
_FAST = table(
    "fast",
    column("id"),
    options=TableOptions(unlogged=True, without_rowid=True, strict=True, engine="Aria", charset="latin1"),
)
_PARTITIONED = table(
    "parts", column("day", "date"), primary_key="day", options=TableOptions(partition_by="RANGE (day)")
)

CASES: dict[str, Schema] = {
    "types": schema(_TYPES, enums=(STATUS,)),
    "texts": schema(_TEXTS),
    "cycle": schema(*_CYCLE),
    "keys": schema(*_KEYS),
    "indexes": schema(_INDEXES),
    "nothing": schema(),
}
# Where one database cannot, the others must.
NOT_MYSQL: dict[str, Schema] = {"expression": schema(_EXPRESSION), "waiting": schema(_WAITING)}
POSTGRESQL_ONLY: dict[str, Schema] = {
    "postgresql": replace(schema(_POSTGRESQL, enums=(STATUS,)), extensions=("citext", "hstore")),
    "schemas": _SCHEMAS,
    "options": schema(_OPTIONS, _DISC),
    "generated": schema(_COUNTED),
    "tables": schema(_FAST, _PARTITIONED),
}
MYSQL_ONLY: dict[str, Schema] = {
    "mysql": schema(_MYSQL),
    "fulltext": schema(_FULLTEXT),
    "generated": schema(_GENERATED),
    "tables": schema(replace(_FAST, options=TableOptions(engine="Aria", charset="latin1", collate="latin1_bin"))),
}
SQLITE_ONLY: dict[str, Schema] = {
    "generated": schema(_VIRTUAL),
    "tables": schema(replace(_FAST, options=TableOptions(without_rowid=True, strict=True))),
}
EVERYTHING = schema(_TYPES, _TEXTS, *_CYCLE, *_KEYS, _INDEXES, enums=(STATUS,))
