"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mapper_keys import fakes
from shop_mapper_keys.factory import ModelFactory
from shop_mapper_keys.models.country import Country


class CountryFactory(ModelFactory[Country]):
    """Makes objects of Country."""

    code = Use(fakes.code, 2, unique=True)
    id = Use(fakes.integer, 1, 1000)
