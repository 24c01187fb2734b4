from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_uuid_keys.db import Model, uuid7

if TYPE_CHECKING:
    from shop_uuid_keys.models.customer import Customer


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customer.id"), index=True)

    customer: Mapped[Customer] = relationship(back_populates="orders")
