"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_resources.factories.author import AuthorFactory
from shop_resources.factories.customer import CustomerFactory
from shop_resources.factories.order import OrderFactory
from shop_resources.factories.order_line import OrderLineFactory
from shop_resources.factories.person import PersonFactory
from shop_resources.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CustomerFactory,
    OrderFactory,
    OrderLineFactory,
    PersonFactory,
    AuthorFactory,
)
