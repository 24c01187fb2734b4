from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inheritance.db import Model

if TYPE_CHECKING:
    from shop_inheritance.models.person import Person


class City(Model):
    __tablename__ = "city"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))

    people: Mapped[list[Person]] = relationship(back_populates="city")
