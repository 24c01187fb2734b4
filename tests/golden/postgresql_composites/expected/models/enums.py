from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Enum

from shop_postgresql_composites.db import Model


def enum_values(enum_class: type[StrEnum]) -> list[str]:
    """Return what the database stores of an enum: the values, where SQLAlchemy would store the names."""
    return [member.value for member in enum_class]


class Country(StrEnum):
    DE = "de"
    AT = "at"


country_type = Enum(
    Country, name="country", metadata=Model.metadata, values_callable=enum_values
)
