"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_keys import fakes
from shop_keys.factory import ModelFactory
from shop_keys.models.seat import Seat


class SeatFactory(ModelFactory[Seat]):
    """Makes objects of Seat."""

    row = Use(fakes.code, 2)
    number = Use(fakes.integer, 1, 20, unique=True)
    taken = Use(fakes.flag)
