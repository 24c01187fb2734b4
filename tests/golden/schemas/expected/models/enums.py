from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum

from shop_schemas.db import Model


def enum_values(enum_class: type[StrEnum]) -> list[str]:
    """Return what the database stores of an enum: the values, where SQLAlchemy would store the names."""
    return [member.value for member in enum_class]


class State(StrEnum):
    DRAFT = "draft"
    PAID = "paid"


class Unit(StrEnum):
    KG = "kg"
    PIECE = "piece"


class Word(StrEnum):
    ONE = "one"
    TWO = "two"


state_type = Enum(
    State,
    name="state",
    schema="sales",
    metadata=Model.metadata,
    values_callable=enum_values,
)

unit_type = Enum(
    Unit,
    name="unit",
    schema="Stock room",
    metadata=Model.metadata,
    values_callable=enum_values,
)

word_type = Enum(
    Word, name="word", metadata=Model.metadata, values_callable=enum_values
)
