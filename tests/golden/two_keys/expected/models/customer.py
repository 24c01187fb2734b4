from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_two_keys.db import Model

if TYPE_CHECKING:
    from shop_two_keys.models.order import Order


class Customer(Model):
    __tablename__ = "customer"

    region: Mapped[str] = mapped_column(String(4), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)

    billed_orders: Mapped[list[Order]] = relationship(
        foreign_keys="[Order.billing_region, Order.billing_number]",
        back_populates="billing",
    )
    shipped_orders: Mapped[list[Order]] = relationship(
        foreign_keys="[Order.shipping_region, Order.shipping_number]",
        back_populates="shipping",
    )
