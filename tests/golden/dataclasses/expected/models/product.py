from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Numeric, String, Text
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import (
    Mapped,
    MappedAsDataclass,
    attribute_keyed_dict,
    column_property,
    mapped_column,
    relationship,
)

from shop_dataclasses.db import Model
from shop_dataclasses.models import price as _price
from shop_dataclasses.models.associations import order_product

if TYPE_CHECKING:
    from shop_dataclasses.models.order import Order
    from shop_dataclasses.models.order_line import OrderLine
    from shop_dataclasses.models.price import Price


def _make_amounts(key: str, value: Decimal) -> Price:
    return _price.Price(currency=key, amount=value)


class Product(MappedAsDataclass, Model, order=True, unsafe_hash=True, kw_only=True):
    __tablename__ = "product"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    sku: Mapped[str] = mapped_column(String(20))
    cost: Mapped[Decimal | None] = mapped_column(
        Numeric(10, 2), repr=False, default=None, info={"redact": True}
    )
    price: Mapped[Decimal] = mapped_column(Numeric(10, 2), hash=False)
    stock: Mapped[int] = mapped_column(default=0, compare=False)
    manual: Mapped[str | None] = mapped_column(
        Text, repr=False, default=None, compare=False, deferred=True
    )

    margin: Mapped[Decimal | None] = column_property(
        price - cost, repr=False, info={"redact": True}
    )

    orders: Mapped[set[Order]] = relationship(
        repr=False,
        default_factory=set,
        compare=False,
        secondary=order_product,
        back_populates="products",
    )
    prices: Mapped[dict[str, Price]] = relationship(
        repr=False,
        default_factory=dict,
        compare=False,
        back_populates="product",
        collection_class=attribute_keyed_dict("currency"),
    )
    lines: Mapped[list[OrderLine]] = relationship(
        repr=False, default_factory=list, compare=False, back_populates="product"
    )

    amounts: AssociationProxy[dict[str, Decimal]] = association_proxy(
        "prices", "amount", creator=_make_amounts, init=False, repr=False, compare=False
    )
