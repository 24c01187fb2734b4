"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_views_of_postgresql import fakes
from shop_views_of_postgresql.factory import ModelFactory
from shop_views_of_postgresql.models.customer import Customer


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
