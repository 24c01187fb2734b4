"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_partitions import fakes
from shop_postgresql_partitions.factory import ModelFactory
from shop_postgresql_partitions.models.visit import Visit


class VisitFactory(ModelFactory[Visit]):
    """Makes objects of Visit."""

    day = Use(fakes.day)
    number = Use(fakes.integer, 1, 20, unique=True)
    country_code = Use(fakes.text, "country_code", 2)
    note = Use(fakes.text, "paragraph")
    share = Use(fakes.number, 1, 1)
