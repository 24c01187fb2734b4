"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_excludes.factories.booking import BookingFactory
from shop_postgresql_excludes.factories.room import RoomFactory
from shop_postgresql_excludes.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (RoomFactory, BookingFactory)
