from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_schemas.db import Model
from shop_schemas.models.enums import Word, word_type

if TYPE_CHECKING:
    from shop_schemas.models.order import Order


class Customer(Model):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    word: Mapped[Word] = mapped_column(word_type, server_default="one")

    orders: Mapped[list[Order]] = relationship(back_populates="customer")

    __table_args__ = {"schema": "sales"}
