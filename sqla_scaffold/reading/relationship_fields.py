"""The keys of a relationship."""

from __future__ import annotations

from sqla_scaffold.reading.building import build_relationship
from sqla_scaffold.reading.shared_fields import ATTRIBUTE_DOC, FILL, NAMES, ONDELETE, ONUPDATE, WAS
from sqla_scaffold.reading.takes import Field, Flag, Names, Shape, Target, Text, TextOrFalse

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
            "The columns here that hold the key; one is added where none is named.",
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
        Field("uselist", Flag(), "Whether it is a collection, where that is not the rule.", mistaken=("many", "list")),
        Field("nullable", Flag(), "Whether there may be none.", mistaken=("null", "optional", "required")),
        Field("unique", Flag(), "Whether the key column is unique, which makes it one-to-one."),
        Field("index", Flag(), "Whether the key column has an index; it has unless told otherwise."),
        Field("primary_key", Flag(), "Whether the key column is in the primary key.", mistaken=("pk", "primary")),
        ONDELETE,
        ONUPDATE,
        Field("cascade", Text(CASCADES, commas=True), "SQLAlchemy's cascades, separated by commas."),
        Field("passive_deletes", Flag(), "Whether the database alone deletes what hangs on a row."),
        Field("lazy", Text(LOADERS), "How it is loaded.", mistaken=("loading", "load")),
        Field(
            "order_by",
            NAMES,
            "Columns to sort a collection by; `number desc` sorts down.",
            mistaken=("order", "sort"),
            names=Names.THEIR_COLUMN,
        ),
        Field("comment", Text(), "The comment of the key column in the database."),
        ATTRIBUTE_DOC,
        WAS,
        FILL,
    ),
    short="model",
)
