"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mapper_keys import fakes
from shop_mapper_keys.factories.country import CountryFactory
from shop_mapper_keys.factory import ModelFactory
from shop_mapper_keys.models.city import City


class CityFactory(ModelFactory[City]):
    """Makes objects of City."""

    name = Use(fakes.text, "catch_phrase")
    country = CountryFactory
