"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.place import Place


class PlaceFactory(ModelFactory[Place]):
    """Makes objects of Place."""

    name = Use(fakes.text, "catch_phrase", 80)
    region = Use(fakes.text, "state", 4)
    open = Use(fakes.flag)
