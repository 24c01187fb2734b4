"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_composite_key import fakes
from shop_composite_key.factory import ModelFactory
from shop_composite_key.models.room import Room


class RoomFactory(ModelFactory[Room]):
    """Makes objects of Room."""

    building = Use(fakes.text, "word", 10)
    number = Use(fakes.integer, 1, 20, unique=True)
