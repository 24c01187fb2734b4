from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_schemas.db import Model
from shop_schemas.models.associations import sales_order_tag

if TYPE_CHECKING:
    from shop_schemas.models.order import Order


class Tag(Model):
    __tablename__ = "tag"

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(20))

    orders: Mapped[list[Order]] = relationship(
        secondary=sales_order_tag, back_populates="tags"
    )

    __table_args__ = {"schema": "sales"}
