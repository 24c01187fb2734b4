from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from shop_dataclasses.db import Model
from shop_dataclasses.models.mixins import Timestamps

if TYPE_CHECKING:
    from shop_dataclasses.models.order import Order
    from shop_dataclasses.models.product import Product


class OrderLine(Timestamps, MappedAsDataclass, Model, repr=False, eq=False):
    __tablename__ = "order_line"

    order_id: Mapped[int] = mapped_column(
        ForeignKey("order.id"), primary_key=True, default=None, kw_only=True
    )
    product_id: Mapped[int] = mapped_column(
        ForeignKey("product.id"),
        primary_key=True,
        index=True,
        default=None,
        kw_only=True,
    )
    text: Mapped[str] = mapped_column(Text)

    order: Mapped[Order] = relationship(default=None, back_populates="lines")
    product: Mapped[Product] = relationship(default=None, back_populates="lines")
