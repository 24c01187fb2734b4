"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_excludes import fakes
from shop_postgresql_excludes.factory import ModelFactory
from shop_postgresql_excludes.models.room import Room


class RoomFactory(ModelFactory[Room]):
    """Makes objects of Room."""

    name = Use(fakes.text, "catch_phrase", 40)
    network = Use(fakes.network)
