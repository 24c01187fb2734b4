"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_resources import fakes
from shop_resources.factory import ModelFactory
from shop_resources.models.customer import Customer


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
    email = Use(fakes.text, "email", 254, unique=True)
    password = Use(fakes.text, "sha256", 100)
    copy = Use(fakes.text, "word", 20)
    date = Use(fakes.day)
