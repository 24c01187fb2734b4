from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_views_of_postgresql.db import Model

if TYPE_CHECKING:
    from shop_views_of_postgresql.models.customer import Customer


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)

    customer: Mapped[Customer] = relationship(back_populates="orders")
