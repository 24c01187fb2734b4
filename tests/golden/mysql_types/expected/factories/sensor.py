"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mysql_types import fakes
from shop_mysql_types.factory import ModelFactory
from shop_mysql_types.models.sensor import Sensor


class SensorFactory(ModelFactory[Sensor]):
    """Makes objects of Sensor."""

    level = Use(fakes.integer, 1, 5)
    channel = Use(fakes.integer, 1, 100)
    small = Use(fakes.integer, 1, 1000)
    medium = Use(fakes.integer, 1, 1000)
    number = Use(fakes.integer, 1, 20)
    total = Use(fakes.integer, 100, 50000)
    plain = Use(fakes.integer, 1, 1000)
    fee = Use(fakes.decimal, 1, 500, 2)
    rate = Use(fakes.number, 0, 25)
    shown = Use(fakes.integer, 1, 1000)
    digest = Use(fakes.octets, 16)
    token = Use(fakes.octets, 40)
    flags = Use(fakes.integer, 0, 1)
    built = Use(fakes.integer, 1990, 2025)
    code = Use(fakes.code, 2)
    channels = Use(fakes.some_of, ("mail", "push", "on paper"))
    days = Use(fakes.some_of, ("sat", "sun"))
