"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_inherited_keys.factories.auditorium import AuditoriumFactory
from shop_inherited_keys.factories.room import RoomFactory
from shop_inherited_keys.factories.zone import ZoneFactory
from shop_inherited_keys.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    RoomFactory,
    AuditoriumFactory,
    ZoneFactory,
)
