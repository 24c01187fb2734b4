from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum

from shop_primaryjoin.db import Model


def enum_values(enum_class: type[StrEnum]) -> list[str]:
    """Return what the database stores of an enum: the values, where SQLAlchemy would store the names."""
    return [member.value for member in enum_class]


class Status(StrEnum):
    OPEN = "open"
    IN_THE_POST_S_HANDS = "in the post's hands"
    DONE = "done"


status_type = Enum(
    Status, name="status", metadata=Model.metadata, values_callable=enum_values
)
