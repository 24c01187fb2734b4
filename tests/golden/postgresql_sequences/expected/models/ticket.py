from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_sequences.db import Model
from shop_postgresql_sequences.models.sequences import ticket_number_sequence


class Ticket(Model):
    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(
        ticket_number_sequence, server_default=ticket_number_sequence.next_value()
    )
    text: Mapped[str] = mapped_column(String(80))

    __table_args__ = {"schema": "help"}
