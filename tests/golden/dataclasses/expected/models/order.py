from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Numeric, Text, text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from shop_dataclasses.db import Model
from shop_dataclasses.models.associations import order_product

if TYPE_CHECKING:
    from shop_dataclasses.models.customer import Customer
    from shop_dataclasses.models.order_line import OrderLine
    from shop_dataclasses.models.product import Product


class Order(MappedAsDataclass, Model, repr=False, eq=False):
    __tablename__ = "order"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    number: Mapped[int]
    note: Mapped[str | None] = mapped_column(Text, default=None)
    reason: Mapped[str] = mapped_column(Text, kw_only=True)
    total: Mapped[Decimal] = mapped_column(
        Numeric(12, 2), default=None, server_default=text("0")
    )
    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customer.id"), index=True, default=None, kw_only=True
    )
    cancelled_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("customer.id"), index=True, default=None, kw_only=True
    )

    customer: Mapped[Customer] = relationship(
        default=None, foreign_keys=[customer_id], back_populates="orders"
    )
    products: Mapped[list[Product]] = relationship(
        default_factory=list, secondary=order_product, back_populates="orders"
    )
    cancelled_by: Mapped[Customer | None] = relationship(
        init=False, foreign_keys=[cancelled_by_id]
    )
    lines: Mapped[list[OrderLine]] = relationship(
        default_factory=list, back_populates="order"
    )
