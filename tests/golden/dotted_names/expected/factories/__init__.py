"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_dotted_names.factories.line import LineFactory
from shop_dotted_names.factories.order import OrderFactory
from shop_dotted_names.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (OrderFactory, LineFactory)
