"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_views import fakes
from shop_views.factories.customer import CustomerFactory
from shop_views.factory import ModelFactory
from shop_views.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    total = Use(fakes.decimal, 1, 500, 2)
    customer = CustomerFactory
