"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_two_keys.factories.customer import CustomerFactory
from shop_two_keys.factories.order import OrderFactory
from shop_two_keys.factories.place import PlaceFactory
from shop_two_keys.factories.spot import SpotFactory
from shop_two_keys.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CustomerFactory,
    OrderFactory,
    PlaceFactory,
    SpotFactory,
)
