"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_names.factories.part import PartFactory
from shop_names.factories.thing import ThingFactory
from shop_names.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (ThingFactory, PartFactory)
