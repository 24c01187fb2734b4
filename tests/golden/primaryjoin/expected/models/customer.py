from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_primaryjoin.db import Model

if TYPE_CHECKING:
    from shop_primaryjoin.models.letter import Letter
    from shop_primaryjoin.models.order import Order


class Customer(Model):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254))
    active: Mapped[bool]

    open_orders: Mapped[list[Order]] = relationship(
        primaryjoin="and_(Customer.id == foreign(Order.customer_id), Order.status == 'open')",
        order_by="Order.total.desc()",
        viewonly=True,
        doc="What is still to be sent.",
    )
    large_orders: Mapped[set[Order]] = relationship(
        primaryjoin='and_(Customer.id == foreign(Order.customer_id), (Order.total >= 99.5) | (Order.status == "in the post\'s hands"), Customer.active)',
        viewonly=True,
    )
    letters: Mapped[list[Letter]] = relationship(
        primaryjoin="(Customer.email == foreign(Letter.recipient)) | (Customer.name == foreign(Letter.recipient))",
        viewonly=True,
    )
    orders: Mapped[list[Order]] = relationship(back_populates="customer")
