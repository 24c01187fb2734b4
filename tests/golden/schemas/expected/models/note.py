from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_schemas.db import Model

if TYPE_CHECKING:
    from shop_schemas.models.stock_order import StockOrder


class Note(Model):
    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    order_id: Mapped[int | None] = mapped_column(
        ForeignKey("Stock room.order.id"), index=True
    )

    order: Mapped[StockOrder | None] = relationship(back_populates="notes")
