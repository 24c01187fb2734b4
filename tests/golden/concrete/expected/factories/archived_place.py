"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factory import ModelFactory
from shop_concrete.models.archived_place import ArchivedPlace


class ArchivedPlaceFactory(ModelFactory[ArchivedPlace]):
    """Makes objects of ArchivedPlace."""

    country = Use(fakes.text, "country", 2)
    code = Use(fakes.code, 8, unique=True)
    title = Use(fakes.text, "catch_phrase")
    archived_on = Use(fakes.day)
