"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require, Use

from shop_postgresql_composites import fakes
from shop_postgresql_composites.factory import ModelFactory
from shop_postgresql_composites.models.customer import Customer
from shop_postgresql_composites.models.enums import Country


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
    country = Use(fakes.one_of, Country)
    home = Require()
