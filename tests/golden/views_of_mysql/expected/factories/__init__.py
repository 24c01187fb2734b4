"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_views_of_mysql.factories.customer import CustomerFactory
from shop_views_of_mysql.factories.order import OrderFactory
from shop_views_of_mysql.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (CustomerFactory, OrderFactory)
