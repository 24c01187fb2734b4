"""The keys of a model that say from whom it inherits, and how a row tells of which class it is."""

from __future__ import annotations

from sqla_scaffold.reading.shared_fields import CONSTRAINT_NAME, DEFERRABLE, INITIALLY, ONDELETE, ONUPDATE
from sqla_scaffold.reading.takes import Field, Flag, Names, Nested, Shape, Text, TextOrWhole
from sqla_scaffold.schema import spec

INHERITS = Shape(
    "an inheritance",
    "The model inherited from, and by which tables; a text alone is the model, to whose table its own is joined.",
    spec.InheritsSpec,
    (
        Field(
            "model",
            Text(),
            "The model inherited from.",
            required=True,
            mistaken=("class", "parent", "from"),
            names=Names.MODEL,
        ),
        Field("single", Flag(), "Whether the columns stand in the table of that model: single-table inheritance."),
        Field(
            "concrete", Flag(), "Whether its table has all columns, and no row in that model's: concrete inheritance."
        ),
        ONDELETE,
        ONUPDATE,
        DEFERRABLE,
        INITIALLY,
        CONSTRAINT_NAME,
    ),
    short="model",
)

# SQLAlchemy's arguments of a mapper (https://docs.sqlalchemy.org/en/21/orm/mapping_api.html#sqlalchemy.orm.Mapper).
INHERITANCE: tuple[Field, ...] = (
    Field("inherits", Nested(INHERITS), "The model that it inherits from.", mistaken=("extends", "parent", "base")),
    Field(
        "abstract",
        Flag(),
        "Whether it is a class without a table, for others to inherit from.",
        mistaken=("__abstract__",),
    ),
    Field(
        "polymorphic_union",
        Text(),
        "That a query of it finds the rows of all concrete models below it, and the name of the column that tells of which.",
        mistaken=("concrete_discriminator_name",),
    ),
    Field(
        "polymorphic_on",
        Text(),
        "The column that says of which model a row is.",
        mistaken=("discriminator", "discriminator_column"),
        names=Names.COLUMN,
    ),
    Field(
        "polymorphic_identity",
        TextOrWhole(),
        "What stands in that column for this model.",
        mistaken=("discriminator_value", "identity"),
    ),
    Field("polymorphic_abstract", Flag(), "Whether no row is of this very model, but of those that inherit from it."),
    Field(
        "polymorphic_load", Text(("inline", "selectin")), "How its columns are loaded when those above it are queried."
    ),
    Field("with_polymorphic", Text(("*",)), "Whether a query of it loads the columns of all below it: `*`."),
)
