from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, false, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_excludes.db import Model

if TYPE_CHECKING:
    from shop_postgresql_excludes.models.room import Room


class Booking(Model):
    __tablename__ = "booking"

    id: Mapped[int] = mapped_column(primary_key=True)
    guest: Mapped[str] = mapped_column(String(80))
    starts_on: Mapped[date] = mapped_column("starts: on")
    ends_on: Mapped[date]
    cancelled: Mapped[bool] = mapped_column(server_default=false())
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), index=True)

    room: Mapped[Room] = relationship(back_populates="bookings")

    __table_args__ = (
        CheckConstraint('"starts: on" <= ends_on', name="in_order"),
        ExcludeConstraint(
            ("room_id", "="),
            (text("daterange(\"starts: on\", ends_on, '[]')"), "&&"),
            where=text("not cancelled and guest <> '\\:nobody'"),
            name="one_guest_at_a_time",
            using="gist",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
