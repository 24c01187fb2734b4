from __future__ import annotations

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_sequences.db import Model
from shop_postgresql_sequences.models.sequences import order_number_sequence


class Invoice(Model):
    __tablename__ = "invoice"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(
        BigInteger,
        order_number_sequence,
        unique=True,
        server_default=order_number_sequence.next_value(),
    )
