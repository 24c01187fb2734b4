"""The keys of a partition of PostgreSQL, and those of a model that speak of partitions."""

from __future__ import annotations

from sqla_scaffold.reading.constraint_fields import HELD
from sqla_scaffold.reading.shared_fields import COMMENT, STORAGE, TABLESPACE
from sqla_scaffold.reading.takes import Field, Flag, Named, Names, Shape, Text
from sqla_scaffold.schema import constraint_spec

PARTITION_BY = Field(
    "partition_by",
    Text(),
    "How PostgreSQL partitions the table: RANGE (day).",
    mistaken=("partition",),
    names=Names.SQL,
)

UNLOGGED = Field(
    "unlogged", Flag(), "Whether PostgreSQL keeps the table out of its log: fast, and empty after a crash."
)

PARTITION = Shape(
    "a partition",
    "A table of PostgreSQL that holds some of the rows of another one; a text alone says which.",
    constraint_spec.PartitionSpec,
    (
        Field(
            "values",
            Text(),
            "Which rows, as SQL says it behind FOR VALUES: FROM (...) TO (...), IN (...), WITH (MODULUS 4, REMAINDER 0); or "
            "DEFAULT for all others.",
            required=True,
            mistaken=("for_values", "bounds", "bound", "range"),
            names=Names.SQL,
        ),
        Field(
            "of", Text(), "The partition of which it is one; of the table where it is left out.", mistaken=("parent",)
        ),
        PARTITION_BY,
        UNLOGGED,
        TABLESPACE,
        STORAGE,
        COMMENT,
        *HELD,
    ),
    short="values",
)

PARTITIONS = Field("partitions", Named(PARTITION, python=False), "The partitions, by their names in the database.")
