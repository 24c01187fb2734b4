"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_inheritance import fakes
from shop_inheritance.factory import ModelFactory
from shop_inheritance.models.customer import Customer


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
    customer_id = Use(fakes.integer, 1, 1000)
    since = Use(fakes.day)
