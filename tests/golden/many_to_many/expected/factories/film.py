"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_many_to_many import fakes
from shop_many_to_many.factory import ModelFactory
from shop_many_to_many.models.film import Film


class FilmFactory(ModelFactory[Film]):
    """Makes objects of Film."""

    title = Use(fakes.text, "catch_phrase", 120)
