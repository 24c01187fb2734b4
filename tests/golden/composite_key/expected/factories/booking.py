"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_composite_key import fakes
from shop_composite_key.factories.room import RoomFactory
from shop_composite_key.factory import ModelFactory
from shop_composite_key.models.booking import Booking


class BookingFactory(ModelFactory[Booking]):
    """Makes objects of Booking."""

    day = Use(fakes.day, unique=True)
    room = RoomFactory
