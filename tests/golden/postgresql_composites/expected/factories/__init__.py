"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_composites.factories.customer import CustomerFactory
from shop_postgresql_composites.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (CustomerFactory,)
