"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_mapper_keys.factories.city import CityFactory
from shop_mapper_keys.factories.country import CountryFactory
from shop_mapper_keys.factories.log_line import LogLineFactory
from shop_mapper_keys.factories.weather import WeatherFactory
from shop_mapper_keys.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    LogLineFactory,
    CountryFactory,
    CityFactory,
    WeatherFactory,
)
