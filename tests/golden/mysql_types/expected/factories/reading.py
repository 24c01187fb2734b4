"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mysql_types import fakes
from shop_mysql_types.factories.sensor import SensorFactory
from shop_mysql_types.factory import ModelFactory
from shop_mysql_types.models.reading import Reading


class ReadingFactory(ModelFactory[Reading]):
    """Makes objects of Reading."""

    clock = Use(fakes.clock)
    taken = Use(fakes.moment)
    exactly = Use(fakes.moment)
    short_note = Use(fakes.text, "paragraph")
    note = Use(fakes.text, "paragraph")
    long_note = Use(fakes.text, "paragraph")
    title = Use(fakes.text, "catch_phrase", 80)
    label = Use(fakes.text, "company", 40)
    country = Use(fakes.text, "country", 2)
    essay = Use(fakes.text, "catch_phrase")
    icon = Use(fakes.octets)
    picture = Use(fakes.octets)
    film = Use(fakes.octets)
    address = Use(fakes.text, "ipv4")
    long_address = Use(fakes.text, "ipv6")
    sensor = SensorFactory
