from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_primaryjoin.db import Model
from shop_primaryjoin.models.enums import Status, status_type

if TYPE_CHECKING:
    from shop_primaryjoin.models.customer import Customer
    from shop_primaryjoin.models.letter import Letter
    from shop_primaryjoin.models.period import Period


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[Status] = mapped_column(status_type)
    total: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    placed_on: Mapped[date] = mapped_column("day placed")
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)

    customer: Mapped[Customer] = relationship(back_populates="orders")
    prices: Mapped[list[Period]] = relationship(
        primaryjoin="and_(Order.placed_on >= foreign(Period.first_day), Order.placed_on < foreign(Period.end))",
        viewonly=True,
    )
    last_letter: Mapped[Letter | None] = relationship(
        primaryjoin="Order.id == foreign(Letter.order_number)", viewonly=True
    )
