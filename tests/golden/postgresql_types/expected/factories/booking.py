"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require, Use

from shop_postgresql_types import fakes
from shop_postgresql_types.factory import ModelFactory
from shop_postgresql_types.models.booking import Booking


class BookingFactory(ModelFactory[Booking]):
    """Makes objects of Booking."""

    rooms = Use(fakes.span, fakes.integer, 1, 1000)
    numbers = Use(fakes.span, fakes.integer, 1, 1000)
    prices = Use(fakes.span, fakes.decimal, 1, 500)
    days = Use(fakes.span, fakes.day)
    hours = Use(fakes.span, fakes.moment)
    exact_hours = Use(fakes.span, fakes.moment, zone=True)
    all_rooms = Require()
    all_prices = Require()
    all_days = Require()
    all_exact_hours = Require()
