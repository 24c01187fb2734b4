from __future__ import annotations

from sqlalchemy import BigInteger, Float, ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from shop_resources.db import Model


class OrderLine(Model):
    __tablename__ = "order_line"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    place: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    amount: Mapped[int] = mapped_column(BigInteger, default=1)
    weight: Mapped[float | None] = mapped_column(Float)
