"""The keys of a relationship."""

from __future__ import annotations

from sqla_scaffold.reading.building import build_proxy, build_relationship
from sqla_scaffold.reading.dataclass_fields import INIT, KW_ONLY
from sqla_scaffold.reading.shared_fields import (
    ATTRIBUTE_DOC,
    DEFERRABLE,
    FILL,
    INITIALLY,
    MATCH,
    NAMES,
    ONDELETE,
    ONUPDATE,
    WAS,
)
from sqla_scaffold.reading.takes import Field, Flag, Names, Nested, Shape, Target, Text, TextOrFalse, Whole
from sqla_scaffold.schema import spec

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

COLLECTION = Shape(
    "a collection class",
    "What a collection is in Python; a word alone is the class.",
    spec.CollectionSpec,
    (
        Field("class", Text(("list", "set")), "The class.", "word", mistaken=("type",)),
        Field(
            "attribute_keyed_dict",
            Text(),
            "A dictionary by this column of what it holds.",
            mistaken=("dict", "key", "by", "column_keyed_dict"),
            names=Names.THEIR_COLUMN,
        ),
    ),
    short="class",
    one_of=("class", "attribute_keyed_dict"),
)

PROXY = Shape(
    "an association proxy",
    "A relationship of the model, and what is seen through it: `lines.product`.",
    build_proxy,
    (Field("path", Text(), "The relationship and the attribute behind it.", required=True, names=Names.PATH),),
    short="path",
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
            "via",
            NAMES,
            "The columns that hold the key; one is added where none is named. Of a many-to-many the columns of the table in between, or the two keys of the model.",
            mistaken=("column",),
            names=Names.COLUMN,
        ),
        Field(
            "back_populates",
            TextOrFalse(),
            "The name on the other side; false for none.",
            mistaken=("backref", "back"),
            names=Names.THEIR_RELATIONSHIP,
        ),
        Field(
            "secondary",
            Text(),
            "The association table of a many-to-many.",
            mistaken=("through", "association"),
            names=Names.TABLE,
        ),
        Field(
            "primaryjoin",
            Text(),
            "The condition of the join, where it is no key's; it is for viewing only.",
            mistaken=("on", "join", "condition"),
            names=Names.JOIN,
        ),
        Field(
            "secondaryjoin",
            Text(),
            "The condition of the join from the table in between to the other side, beside `primaryjoin` and `secondary`.",
            names=Names.JOIN,
        ),
        Field("uselist", Flag(), "Whether it is a collection, where that is not the rule.", mistaken=("many", "list")),
        Field("nullable", Flag(), "Whether there may be none.", mistaken=("null", "optional", "required")),
        Field("unique", Flag(), "Whether the key column is unique, which makes it one-to-one."),
        Field(
            "index",
            Flag(),
            "Whether the key column has an index, of an association table the second key; it has unless told otherwise.",
        ),
        Field("primary_key", Flag(), "Whether the key column is in the primary key.", mistaken=("pk", "primary")),
        ONDELETE,
        ONUPDATE,
        DEFERRABLE,
        INITIALLY,
        MATCH,
        Field("constraint_name", Text(), "The foreign key's name, instead of the naming convention's."),
        Field("cascade", Text(CASCADES, commas=True), "SQLAlchemy's cascades, separated by commas."),
        Field(
            "passive_deletes",
            Flag("all"),
            "Whether the database alone deletes what hangs on a row; `all`: SQLAlchemy does not even take it off.",
        ),
        Field("passive_updates", Flag(), "Whether the database alone changes what refers to a changed key."),
        Field("single_parent", Flag(), "Whether a row has one parent only, so that orphans can be deleted from here."),
        Field("post_update", Flag(), "Whether the key is written by a second statement; derived for circles."),
        Field("lazy", Text(LOADERS), "How it is loaded.", mistaken=("loading", "load")),
        Field("join_depth", Whole(), "How deep a model is loaded into itself."),
        Field("innerjoin", Flag(), "Whether loading joins by an inner join."),
        Field("collection_class", Nested(COLLECTION), "What the collection is.", mistaken=("collection",)),
        Field(
            "order_by",
            NAMES,
            "Columns to sort a collection by; `number desc nulls last` sorts down.",
            mistaken=("order", "sort"),
            names=Names.THEIR_COLUMN,
        ),
        INIT,
        KW_ONLY,
        Field("comment", Text(), "The comment of the key column in the database."),
        ATTRIBUTE_DOC,
        WAS,
        FILL,
    ),
    short="model",
)
