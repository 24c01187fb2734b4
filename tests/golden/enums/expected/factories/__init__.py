"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_enums.factories.film import FilmFactory
from shop_enums.factories.order import OrderFactory
from shop_enums.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (OrderFactory, FilmFactory)
