from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum

from shop_engines.db import Model


def enum_values(enum_class: type[StrEnum]) -> list[str]:
    """Return what the database stores of an enum: the values, where SQLAlchemy would store the names."""
    return [member.value for member in enum_class]


class Channel(StrEnum):
    SHOP = "shop"
    WEB = "web"


channel_type = Enum(
    Channel, name="channel", metadata=Model.metadata, values_callable=enum_values
)
