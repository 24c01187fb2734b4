"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_inherited_keys import fakes
from shop_inherited_keys.factories.zone import ZoneFactory
from shop_inherited_keys.factory import ModelFactory
from shop_inherited_keys.models.room import Room


class RoomFactory(ModelFactory[Room]):
    """Makes objects of Room."""

    number = Use(fakes.integer, 1, 20, unique=True)
    changed_at = Use(fakes.moment)
    zone = ZoneFactory
