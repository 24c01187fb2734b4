"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_proxies.factories.customer import CustomerFactory
from shop_proxies.factories.keyword import KeywordFactory
from shop_proxies.factories.note import NoteFactory
from shop_proxies.factories.order import OrderFactory
from shop_proxies.factories.order_line import OrderLineFactory
from shop_proxies.factories.product import ProductFactory
from shop_proxies.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    OrderFactory,
    OrderLineFactory,
    ProductFactory,
    KeywordFactory,
    NoteFactory,
    CustomerFactory,
)
