"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.book import Book


class BookFactory(ModelFactory[Book]):
    """Makes objects of Book."""

    title = Use(fakes.text, "catch_phrase", 80)
    level = Use(fakes.integer, 1, 5)
