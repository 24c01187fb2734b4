"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_sql_types.factories.place import PlaceFactory
from shop_sql_types.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (PlaceFactory,)
