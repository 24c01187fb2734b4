"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_two_keys import fakes
from shop_two_keys.factory import ModelFactory
from shop_two_keys.models.place import Place


class PlaceFactory(ModelFactory[Place]):
    """Makes objects of Place."""

    name = Use(fakes.text, "catch_phrase", 40)
    city = Use(fakes.text, "city", 40, unique=True)
    slug = Use(fakes.text, "slug", 40, unique=True)
    born = Use(fakes.day)
