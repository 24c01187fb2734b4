"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.customer import Customer


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
    email = Use(fakes.text, "email", 254)
    active = Use(fakes.flag)
