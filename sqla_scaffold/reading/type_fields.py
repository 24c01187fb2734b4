"""The part of the table of the language about column types for which a word is not enough."""

from __future__ import annotations

from sqla_scaffold.reading.building import build_type
from sqla_scaffold.reading.shared_fields import CHARSET, COLLATION
from sqla_scaffold.reading.takes import ClassPath, Field, Many, Shape, Text, Type

TYPE = Shape(
    "a type",
    "A column type of which a word says too little.",
    build_type,
    (
        Field(
            "sql",
            Text(empty=True),
            "The type as SQL calls it, such as `ltree`; empty for a column of SQLite without one.",
        ),
        Field("python", ClassPath(), "A class of your own, as module:Class.", mistaken=("class", "call")),
        Field(
            "impl",
            Type(),
            "What the class is in the database, or what the values of the type of SQL are like.",
            mistaken=("implementation",),
        ),
        Field("set", Many(Text()), "The members of a SET of MySQL.", "values", mistaken=("values",)),
        Field("type", Type(), "A type that has a word, beside its collation or character set."),
        COLLATION,
        CHARSET,
    ),
    one_of=("sql", "python", "set", "type"),
    needs=(("python", "impl"),),
)
