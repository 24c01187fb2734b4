from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum

from shop_enums.db import Model


def enum_values(enum_class: type[StrEnum]) -> list[str]:
    """Return what the database stores of an enum: the values, where SQLAlchemy would store the names."""
    return [member.value for member in enum_class]


class OrderStatus(StrEnum):
    DRAFT = "draft"
    IN_PROGRESS = "in progress"
    PAID = "paid"
    VALUE_2ND_REMINDER = "2nd reminder"


class Rating(StrEnum):
    """How a film is rated."""

    G = "G"
    PG_13 = "PG-13"
    ADULT = "NC-17"


order_status_type = Enum(
    OrderStatus,
    name="order_status",
    metadata=Model.metadata,
    values_callable=enum_values,
)

rating_type = Enum(
    Rating, name="mpaa_rating", metadata=Model.metadata, values_callable=enum_values
)
