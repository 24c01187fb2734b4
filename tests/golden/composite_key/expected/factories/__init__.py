"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_composite_key.factories.booking import BookingFactory
from shop_composite_key.factories.room import RoomFactory
from shop_composite_key.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (RoomFactory, BookingFactory)
