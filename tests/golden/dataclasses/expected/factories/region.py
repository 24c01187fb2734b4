"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dataclasses import fakes
from shop_dataclasses.factory import ModelFactory
from shop_dataclasses.models.region import Region


class RegionFactory(ModelFactory[Region]):
    """Makes objects of Region."""

    country = Use(fakes.text, "country", 2)
    code = Use(fakes.code, 10, unique=True)
    name = Use(fakes.text, "catch_phrase", 40)
