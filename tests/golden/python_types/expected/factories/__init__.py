"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_python_types.factories.item import ItemFactory
from shop_python_types.factories.line import LineFactory
from shop_python_types.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (ItemFactory, LineFactory)
