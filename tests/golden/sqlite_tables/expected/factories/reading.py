"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_sqlite_tables import fakes
from shop_sqlite_tables.factory import ModelFactory
from shop_sqlite_tables.models.reading import Reading


class ReadingFactory(ModelFactory[Reading]):
    """Makes objects of Reading."""

    place = Use(fakes.text, "catch_phrase")
    value = Use(fakes.integer, 1, 1000)
