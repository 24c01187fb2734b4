from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import Mapped, attribute_keyed_dict, mapped_column, relationship

from shop_proxies.db import Model
from shop_proxies.models import customer as _customer, note, order_line

if TYPE_CHECKING:
    from shop_proxies.models.customer import Customer
    from shop_proxies.models.note import Note
    from shop_proxies.models.order_line import OrderLine
    from shop_proxies.models.product import Product


def _make_products(value: Product) -> OrderLine:
    return order_line.OrderLine(product=value)


def _make_texts(key: str, value: str | None) -> Note:
    return note.Note(language=key, text=value)


def _make_customer_name(value: str) -> Customer:
    return _customer.Customer(name=value)


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customer.id"), index=True
    )

    lines: Mapped[set[OrderLine]] = relationship(
        back_populates="order", cascade="all, delete-orphan", passive_deletes=True
    )
    notes: Mapped[dict[str, Note]] = relationship(
        back_populates="order",
        cascade="all, delete-orphan",
        passive_deletes=True,
        collection_class=attribute_keyed_dict("language"),
    )
    customer: Mapped[Customer | None] = relationship(back_populates="orders")

    products: AssociationProxy[set[Product]] = association_proxy(
        "lines", "product", creator=_make_products
    )
    texts: AssociationProxy[dict[str, str | None]] = association_proxy(
        "notes", "text", creator=_make_texts
    )
    customer_name: AssociationProxy[str | None] = association_proxy(
        "customer", "name", creator=_make_customer_name
    )
