from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_concrete.db import Model

if TYPE_CHECKING:
    from shop_concrete.models.director import Director
    from shop_concrete.models.manager import Manager


class Car(Model):
    __tablename__ = "car"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    plate: Mapped[str] = mapped_column(String(12), unique=True)

    managers: Mapped[list[Manager]] = relationship(back_populates="car")
    directors: Mapped[list[Director]] = relationship(back_populates="car")
