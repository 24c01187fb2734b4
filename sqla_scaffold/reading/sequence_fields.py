"""The part of the table of the language about sequences."""

from __future__ import annotations

from sqla_scaffold.reading.building import build_sequence
from sqla_scaffold.reading.generated_fields import IDENTITY
from sqla_scaffold.reading.shared_fields import WAS
from sqla_scaffold.reading.takes import Field, Reference, Shape, Text, TextOrFalse

_SAME = ("start", "increment", "minvalue", "maxvalue", "cycle", "cache")

SEQUENCE = Shape(
    "a sequence",
    "Numbers that the database counts up, for one column or several; `{}` is enough.",
    build_sequence,
    (
        *(field for field in IDENTITY.fields if field.key in _SAME),
        Field("type", Text(("smallint", "int", "bigint")), "Of which whole numbers it is, in PostgreSQL."),
        Field("name", Text(), "The sequence's name in the database.", "db_name", mistaken=("db_name",)),
        Field("schema", TextOrFalse(), "The PostgreSQL schema of the sequence; false for the default one."),
        Field(
            "owned_by",
            Reference(),
            "The column that it goes with: PostgreSQL drops it where that is dropped.",
            mistaken=("owner", "owned"),
        ),
        WAS,
    ),
    spelling="name",
)

COLUMN_SEQUENCE = Field("sequence", Text(), "The sequence that makes the values.", mistaken=("nextval", "seq"))
