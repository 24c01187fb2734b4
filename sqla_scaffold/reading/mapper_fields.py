"""The keys of what a model tells SQLAlchemy's mapper, each with SQLAlchemy's name and meaning."""

from __future__ import annotations

from sqla_scaffold.reading.shared_fields import NAMES
from sqla_scaffold.reading.takes import Field, Flag, Names, Nested, Shape
from sqla_scaffold.schema import spec

# https://docs.sqlalchemy.org/en/21/orm/mapping_api.html#sqlalchemy.orm.Mapper.params
MAPPER_ARGS = Shape(
    "a mapper",
    "What SQLAlchemy's mapper does with the rows, where it shall not do what it does by itself.",
    spec.MapperArgsSpec,
    (
        Field("eager_defaults", Flag(), "Whether values that the database makes are fetched at once, also at updates."),
        Field("confirm_deleted_rows", Flag(), "Whether it warns when a delete meets fewer rows than expected."),
        Field("batch", Flag(), "Whether objects are saved together; false saves one by one, for events that want it."),
        Field("passive_updates", Flag(), "Whether the database alone follows a changed key down to a joined table."),
        Field("passive_deletes", Flag(), "Whether the database alone deletes the row of a joined table."),
        Field("always_refresh", Flag(), "Whether a query overwrites what an object holds, also unsaved changes."),
        Field("allow_partial_pks", Flag(), "Whether a primary key that is null in part is a key."),
        Field(
            "primary_key",
            NAMES,
            "The columns by which it tells the rows of a table without a primary key apart.",
            names=Names.COLUMN,
        ),
    ),
)

MAPPER = Field(
    "mapper_args",
    Nested(MAPPER_ARGS),
    "What SQLAlchemy's mapper does otherwise than by itself.",
    mistaken=("__mapper_args__", "mapper", "mapper_options"),
)
