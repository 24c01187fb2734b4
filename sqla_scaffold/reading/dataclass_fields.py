"""The keys about dataclasses: of the schema and of models, and of what they hold."""

from __future__ import annotations

from sqla_scaffold.reading.takes import ClassPath, Field, Flag, Nested, Shape
from sqla_scaffold.schema import spec

# Python's words (https://docs.python.org/3/library/dataclasses.html#dataclasses.dataclass).
DATACLASS = Shape(
    "a dataclass",
    "What Python's dataclass makes for a class; true alone for keywords only, and neither repr nor comparison.",
    spec.DataclassSpec,
    (
        Field("enabled", Flag(), "Whether the class is a dataclass; it is, unless this is false."),
        Field("init", Flag(), "Whether it makes `__init__`; true unless told otherwise."),
        Field("kw_only", Flag(), "Whether arguments are given by name alone; true unless told otherwise."),
        Field("repr", Flag(), "Whether it makes `__repr__`, instead of that of the base class, which loads nothing."),
        Field("eq", Flag(), "Whether objects with the same values are equal."),
        Field("order", Flag(), "Whether objects are sorted by their values."),
        Field("unsafe_hash", Flag(), "Whether the hash is one of the values."),
    ),
    short="enabled",
)

MAPPED_AS_DATACLASS = Field(
    "dataclass",
    Nested(DATACLASS),
    "Whether classes are dataclasses too, with typed arguments of `__init__`.",
    mistaken=("mapped_as_dataclass", "MappedAsDataclass", "as_dataclass", "dataclasses"),
)

INIT = Field("init", Flag(), "Whether `__init__` of a dataclass takes it; derived where nothing is said.")

KW_ONLY = Field("kw_only", Flag(), "Whether `__init__` of a dataclass takes it by name alone.")

# What columns have beyond relationships, which are never compared.
FIELD: tuple[Field, ...] = (
    INIT,
    KW_ONLY,
    Field(
        "default_factory",
        ClassPath(function=True),
        "The function that makes a value for an object of a dataclass to begin with: module:function.",
    ),
    Field("compare", Flag(), "Whether two objects of a dataclass differ by it; yes unless told otherwise."),
    Field("hash", Flag(), "Whether the hash of a dataclass has it; as it is compared unless told otherwise."),
)
