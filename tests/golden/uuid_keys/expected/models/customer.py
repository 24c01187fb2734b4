from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_uuid_keys.db import Model, uuid7

if TYPE_CHECKING:
    from shop_uuid_keys.models.order import Order


class Customer(Model):
    __tablename__ = "customer"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str] = mapped_column(String(80))

    orders: Mapped[list[Order]] = relationship(back_populates="customer")
