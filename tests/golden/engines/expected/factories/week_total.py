"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_engines import fakes
from shop_engines.factory import ModelFactory
from shop_engines.models.week_total import WeekTotal


class WeekTotalFactory(ModelFactory[WeekTotal]):
    """Makes objects of WeekTotal."""

    page = Use(fakes.text, "catch_phrase", 200)
    number = Use(fakes.integer, 1, 20)
    week = Use(fakes.integer, 1, 1000)
