from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_proxies.db import Model
from shop_proxies.models.associations import product_keyword

if TYPE_CHECKING:
    from shop_proxies.models.product import Product


class Keyword(Model):
    __tablename__ = "keyword"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(40), unique=True)

    products: Mapped[list[Product]] = relationship(
        secondary=product_keyword, back_populates="keywords"
    )
