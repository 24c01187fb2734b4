"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_two_keys import fakes
from shop_two_keys.factory import ModelFactory
from shop_two_keys.models.customer import Customer


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    region = Use(fakes.text, "state", 4)
    number = Use(fakes.integer, 1, 20, unique=True)
