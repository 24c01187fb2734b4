from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_mapper_keys.db import Model

if TYPE_CHECKING:
    from shop_mapper_keys.models.city import City


class Country(Model):
    __tablename__ = "country"

    code: Mapped[str] = mapped_column(String(2), unique=True)
    id: Mapped[int | None]

    cities: Mapped[list[City]] = relationship(back_populates="country")

    __mapper_args__ = {"eager_defaults": True, "primary_key": ["code"]}
