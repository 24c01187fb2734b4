from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_composite_key.db import Model

if TYPE_CHECKING:
    from shop_composite_key.models.room import Room


class Booking(Model):
    __tablename__ = "booking"

    id: Mapped[int] = mapped_column(primary_key=True)
    building: Mapped[str] = mapped_column(String(10))
    room_number: Mapped[int]
    day: Mapped[date]

    room: Mapped[Room] = relationship(back_populates="bookings")

    __table_args__ = (
        ForeignKeyConstraint(
            ["building", "room_number"],
            ["room.building", "room.number"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("building", "room_number", "day"),
    )
