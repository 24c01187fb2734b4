"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_mysql_sequences.factories.order import OrderFactory
from shop_mysql_sequences.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (OrderFactory,)
