"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factory import ModelFactory
from shop_concrete.models.place import Place


class PlaceFactory(ModelFactory[Place]):
    """Makes objects of Place."""

    country = Use(fakes.text, "country", 2)
    code = Use(fakes.code, 8, unique=True)
    title = Use(fakes.text, "catch_phrase")
