"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_partitions import fakes
from shop_postgresql_partitions.factory import ModelFactory
from shop_postgresql_partitions.models.country import Country


class CountryFactory(ModelFactory[Country]):
    """Makes objects of Country."""

    code = Use(fakes.code, 2, unique=True)
