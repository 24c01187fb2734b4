"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_schemas import fakes
from shop_schemas.factory import ModelFactory
from shop_schemas.models.customer import Customer
from shop_schemas.models.enums import Word


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80, unique=True)
    word = Use(fakes.one_of, Word)
