"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_sqlite_tables import fakes
from shop_sqlite_tables.factory import ModelFactory
from shop_sqlite_tables.models.word import Word


class WordFactory(ModelFactory[Word]):
    """Makes objects of Word."""

    text = Use(fakes.text, "paragraph", unique=True)
    count = Use(fakes.integer, 1, 20)
