"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mapper_keys import fakes
from shop_mapper_keys.factories.city import CityFactory
from shop_mapper_keys.factory import ModelFactory
from shop_mapper_keys.models.weather import Weather


class WeatherFactory(ModelFactory[Weather]):
    """Makes objects of Weather."""

    day = Use(fakes.day, unique=True)
    sun = Use(fakes.flag)
    city = CityFactory
