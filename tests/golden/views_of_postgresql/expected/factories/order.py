"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_views_of_postgresql import fakes
from shop_views_of_postgresql.factories.customer import CustomerFactory
from shop_views_of_postgresql.factory import ModelFactory
from shop_views_of_postgresql.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    total = Use(fakes.decimal, 1, 500, 2)
    customer = CustomerFactory
