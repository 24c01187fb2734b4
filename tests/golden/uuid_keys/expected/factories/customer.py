"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_uuid_keys import fakes
from shop_uuid_keys.factory import ModelFactory
from shop_uuid_keys.models.customer import Customer


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
