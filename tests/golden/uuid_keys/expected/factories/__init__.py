"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_uuid_keys.factories.cruise import CruiseFactory
from shop_uuid_keys.factories.customer import CustomerFactory
from shop_uuid_keys.factories.order import OrderFactory
from shop_uuid_keys.factories.trip import TripFactory
from shop_uuid_keys.factories.visit import VisitFactory
from shop_uuid_keys.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CustomerFactory,
    OrderFactory,
    VisitFactory,
    TripFactory,
    CruiseFactory,
)
