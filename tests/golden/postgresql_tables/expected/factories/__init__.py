"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_tables.factories.cached import CachedFactory
from shop_postgresql_tables.factories.measurement import MeasurementFactory
from shop_postgresql_tables.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (MeasurementFactory, CachedFactory)
