from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_schemas.db import Model
from shop_schemas.models.associations import sales_order_tag
from shop_schemas.models.enums import State, state_type

if TYPE_CHECKING:
    from shop_schemas.models.customer import Customer
    from shop_schemas.models.stock_order import StockOrder
    from shop_schemas.models.tag import Tag


class Order(Model):
    __tablename__ = "order"

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[State] = mapped_column(state_type, server_default="draft")
    customer_id: Mapped[int] = mapped_column(
        ForeignKey("sales.customer.id"), index=True
    )

    customer: Mapped[Customer] = relationship(back_populates="orders")
    tags: Mapped[list[Tag]] = relationship(
        secondary=sales_order_tag, back_populates="orders"
    )
    stock_orders: Mapped[list[StockOrder]] = relationship(
        back_populates="sales_order", cascade="all, delete-orphan", passive_deletes=True
    )

    __table_args__ = {"schema": "sales"}
