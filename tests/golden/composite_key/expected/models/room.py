from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_composite_key.db import Model

if TYPE_CHECKING:
    from shop_composite_key.models.booking import Booking


class Room(Model):
    __tablename__ = "room"

    building: Mapped[str] = mapped_column(String(10), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)

    bookings: Mapped[list[Booking]] = relationship(
        back_populates="room", cascade="all, delete-orphan", passive_deletes=True
    )
