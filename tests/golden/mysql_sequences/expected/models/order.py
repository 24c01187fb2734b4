from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from shop_mysql_sequences.db import Model
from shop_mysql_sequences.models.sequences import order_number_sequence


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(
        BigInteger,
        order_number_sequence,
        unique=True,
        server_default=order_number_sequence.next_value(),
    )
    name: Mapped[str] = mapped_column(String(20))
