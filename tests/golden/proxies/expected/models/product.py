from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Numeric, String
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_proxies.db import Model
from shop_proxies.models import keyword, order_line
from shop_proxies.models.associations import product_keyword

if TYPE_CHECKING:
    from shop_proxies.models.keyword import Keyword
    from shop_proxies.models.order import Order
    from shop_proxies.models.order_line import OrderLine


def _make_words(value: str) -> Keyword:
    return keyword.Keyword(word=value)


def _make_orders(value: Order) -> OrderLine:
    return order_line.OrderLine(order=value)


class Product(Model):
    __tablename__ = "product"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    price: Mapped[Decimal] = mapped_column(Numeric(10, 2))

    keywords: Mapped[list[Keyword]] = relationship(
        secondary=product_keyword, back_populates="products"
    )
    order_lines: Mapped[list[OrderLine]] = relationship(back_populates="product")

    words: AssociationProxy[list[str]] = association_proxy(
        "keywords", "word", creator=_make_words
    )
    orders: AssociationProxy[list[Order]] = association_proxy(
        "order_lines", "order", creator=_make_orders
    )
