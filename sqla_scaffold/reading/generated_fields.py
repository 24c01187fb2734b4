"""The part of the table of the language about columns of which the database makes the values."""

from __future__ import annotations

from sqla_scaffold.reading.takes import Field, Flag, Names, Shape, Text, Whole
from sqla_scaffold.schema import column_spec

COMPUTED = Shape(
    "a computed column",
    "An expression in SQL of which a column always has the value; a text alone is the expression.",
    column_spec.ComputedSpec,
    (
        Field(
            "sqltext",
            Text(),
            "The expression.",
            required=True,
            mistaken=("sql", "expression", "expr", "as"),
            names=Names.SQL,
        ),
        Field(
            "persisted", Flag(), "Whether the value is stored, as it is unless told otherwise.", mistaken=("stored",)
        ),
    ),
    short="sqltext",
)

IDENTITY = Shape(
    "an identity",
    "How the database counts up the values of a column; `{}` is enough.",
    column_spec.IdentitySpec,
    (
        Field("always", Flag(), "Whether nobody else may give a value."),
        Field("start", Whole(signed=True), "The first number.", mistaken=("start_with",)),
        Field(
            "increment", Whole(signed=True), "The step from one number to the next.", mistaken=("increment_by", "step")
        ),
        Field("minvalue", Whole(signed=True), "The least number.", mistaken=("min_value", "min")),
        Field("maxvalue", Whole(signed=True), "The greatest number.", mistaken=("max_value", "max")),
        Field("cycle", Flag(), "Whether it begins again behind the last number."),
        Field("cache", Whole(), "How many numbers a connection takes at once."),
    ),
)
