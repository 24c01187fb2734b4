"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_many_to_one import fakes
from shop_many_to_one.factories.author import AuthorFactory
from shop_many_to_one.factory import ModelFactory
from shop_many_to_one.models.book import Book


class BookFactory(ModelFactory[Book]):
    """Makes objects of Book."""

    title = Use(fakes.text, "catch_phrase", 120)
    author = AuthorFactory
