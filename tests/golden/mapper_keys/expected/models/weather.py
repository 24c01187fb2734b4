from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from shop_mapper_keys.db import Model

if TYPE_CHECKING:
    from shop_mapper_keys.models.city import City


class Weather(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "weather"

    day: Mapped[date]
    sun: Mapped[bool] = mapped_column(default=False)
    city_id: Mapped[int] = mapped_column(
        ForeignKey("city.id"), index=True, default=None
    )

    city: Mapped[City] = relationship(default=None, back_populates="weathers")

    __mapper_args__ = {"primary_key": ["city_id", "day"]}
