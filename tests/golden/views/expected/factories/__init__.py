"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_views.factories.customer import CustomerFactory
from shop_views.factories.order import OrderFactory
from shop_views.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (CustomerFactory, OrderFactory)
