from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Computed, Identity, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_identity.db import Model

if TYPE_CHECKING:
    from shop_identity.models.seat import Seat


class Ticket(Model):
    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(
        BigInteger, Identity(always=True, start=1000, increment=10), primary_key=True
    )
    place: Mapped[int] = mapped_column(
        Identity(always=False, start=1, minvalue=1, maxvalue=500, cycle=True, cache=20),
        unique=True,
    )
    number: Mapped[int] = mapped_column(SmallInteger, Identity(always=False))
    doubled: Mapped[int] = mapped_column(Computed("place * 2", persisted=True))

    seats: Mapped[list[Seat]] = relationship(back_populates="ticket")
