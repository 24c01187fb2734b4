from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_identity.db import Model

if TYPE_CHECKING:
    from shop_identity.models.ticket import Ticket


class Seat(Model):
    __tablename__ = "seat"

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)

    ticket: Mapped[Ticket] = relationship(back_populates="seats")
