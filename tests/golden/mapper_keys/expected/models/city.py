from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_mapper_keys.db import Model

if TYPE_CHECKING:
    from shop_mapper_keys.models.country import Country
    from shop_mapper_keys.models.weather import Weather


class City(Model):
    __tablename__ = "city"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    country_code: Mapped[str] = mapped_column(ForeignKey("country.code"), index=True)

    country: Mapped[Country] = relationship(back_populates="cities")
    weathers: Mapped[list[Weather]] = relationship(back_populates="city")
