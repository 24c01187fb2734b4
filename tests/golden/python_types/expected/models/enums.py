from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum

from shop_python_types.db import Model


def enum_values(enum_class: type[StrEnum]) -> list[str]:
    """Return what the database stores of an enum: the values, where SQLAlchemy would store the names."""
    return [member.value for member in enum_class]


class Unit(StrEnum):
    PIECE = "piece"
    BOX = "box"


unit_type = Enum(
    Unit, name="unit", metadata=Model.metadata, values_callable=enum_values
)
