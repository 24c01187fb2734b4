from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Numeric, String
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from shop_dataclasses.db import Model

if TYPE_CHECKING:
    from shop_dataclasses.models.product import Product


class Price(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "price"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    currency: Mapped[str] = mapped_column(String(3))
    amount: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    product_id: Mapped[int] = mapped_column(
        ForeignKey("product.id"), index=True, default=None
    )

    product: Mapped[Product] = relationship(default=None, back_populates="prices")
