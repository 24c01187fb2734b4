from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_schemas.db import Model
from shop_schemas.models.enums import Unit, unit_type

if TYPE_CHECKING:
    from shop_schemas.models.note import Note
    from shop_schemas.models.order import Order


class StockOrder(Model):
    __tablename__ = "order"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[Unit] = mapped_column(unit_type)
    amount: Mapped[int] = mapped_column(unique=True)
    sales_order_id: Mapped[int] = mapped_column(
        ForeignKey("sales.order.id", ondelete="CASCADE"), index=True
    )

    sales_order: Mapped[Order] = relationship(back_populates="stock_orders")
    notes: Mapped[list[Note]] = relationship(back_populates="order")

    __table_args__ = (
        Index("ix_Stock room_order_unit_Stock room_order_amount", "unit", "amount"),
        {"schema": "Stock room"},
    )
