"""The part of the table of the language about column types that it has no word for."""

from __future__ import annotations

from sqla_scaffold.reading.building import build_type
from sqla_scaffold.reading.takes import ClassPath, Field, Shape, Text, Type

TYPE = Shape(
    "a type",
    "A column type by its name in SQL, or a class of your own.",
    build_type,
    (
        Field("sql", Text(), "The type as SQL calls it, such as `ltree`."),
        Field("python", ClassPath(), "A class of your own, as module:Class.", mistaken=("class", "call")),
        Field("impl", Type(), "What the class is in the database.", mistaken=("type", "implementation")),
    ),
    one_of=("sql", "python"),
    needs=(("python", "impl"),),
)
