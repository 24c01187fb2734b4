"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import PostGenerated, Use

from shop_postgresql_excludes import fakes
from shop_postgresql_excludes.factories.room import RoomFactory
from shop_postgresql_excludes.factory import ModelFactory
from shop_postgresql_excludes.models.booking import Booking


class BookingFactory(ModelFactory[Booking]):
    """Makes objects of Booking."""

    guest = Use(fakes.text, "catch_phrase", 80)
    starts_on = Use(fakes.day)
    ends_on = PostGenerated(fakes.after, "starts_on")
    cancelled = Use(fakes.flag)
    room = RoomFactory
