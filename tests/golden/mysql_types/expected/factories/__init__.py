"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_mysql_types.factories.reading import ReadingFactory
from shop_mysql_types.factories.sensor import SensorFactory
from shop_mysql_types.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (SensorFactory, ReadingFactory)
