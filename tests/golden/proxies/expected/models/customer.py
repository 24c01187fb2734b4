from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_proxies.db import Model

if TYPE_CHECKING:
    from shop_proxies.models.order import Order


class Customer(Model):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))

    orders: Mapped[list[Order]] = relationship(back_populates="customer")
