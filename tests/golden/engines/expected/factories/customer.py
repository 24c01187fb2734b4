"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_engines import fakes
from shop_engines.factory import ModelFactory
from shop_engines.models.customer import Customer
from shop_engines.models.enums import Channel


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
    channel = Use(fakes.one_of, Channel)
    created_at = Use(fakes.moment, zone=True)
