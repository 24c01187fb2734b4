"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_computed.factories.rectangle import RectangleFactory
from shop_computed.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (RectangleFactory,)
