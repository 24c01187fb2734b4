"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_many_to_many import fakes
from shop_many_to_many.factory import ModelFactory
from shop_many_to_many.models.genre import Genre


class GenreFactory(ModelFactory[Genre]):
    """Makes objects of Genre."""

    name = Use(fakes.text, "catch_phrase", 40, unique=True)
