"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_enums import fakes
from shop_enums.factory import ModelFactory
from shop_enums.models.enums import Rating
from shop_enums.models.film import Film


class FilmFactory(ModelFactory[Film]):
    """Makes objects of Film."""

    rating = Use(fakes.one_of, Rating)
