"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require, Use

from shop_postgresql_keys import fakes
from shop_postgresql_keys.factories.code import CodeFactory
from shop_postgresql_keys.factory import ModelFactory, key_of
from shop_postgresql_keys.models.book import Book


class BookFactory(ModelFactory[Book]):
    """Makes objects of Book."""

    pages = Use(fakes.integer, 1, 1000)
    code = Use(key_of, CodeFactory, "number")
    shelf = Require()
    place = Require()
