"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factory import ModelFactory
from shop_concrete.models.lion import Lion


class LionFactory(ModelFactory[Lion]):
    """Makes objects of Lion."""

    roar = Use(fakes.text, "word", 10)
    name = Use(fakes.text, "catch_phrase", 40)
