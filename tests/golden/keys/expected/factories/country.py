"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_keys import fakes
from shop_keys.factory import ModelFactory
from shop_keys.models.country import Country


class CountryFactory(ModelFactory[Country]):
    """Makes objects of Country."""

    code = Use(fakes.code, 2, unique=True)
    name = Use(fakes.text, "catch_phrase", 60)
