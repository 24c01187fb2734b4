"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require, Use

from shop_postgresql_types import fakes
from shop_postgresql_types.factory import ModelFactory
from shop_postgresql_types.models.visit import Visit


class VisitFactory(ModelFactory[Visit]):
    """Makes objects of Visit."""

    address = Use(fakes.address)
    network = Use(fakes.network)
    device = Use(fakes.text, "mac_address")
    flags = Require()
    object = Use(fakes.integer, 1, 1000)
    question = Use(fakes.text, "word")
    minute = Use(fakes.moment)
    clock = Use(fakes.clock, zone=True)
    exact_clock = Use(fakes.clock)
    lasted = Use(fakes.duration)
    days = Use(fakes.duration)
    rest = Use(fakes.duration)
