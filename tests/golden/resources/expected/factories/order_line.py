"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_resources import fakes
from shop_resources.factories.order import OrderFactory
from shop_resources.factory import ModelFactory, key_of
from shop_resources.models.order_line import OrderLine


class OrderLineFactory(ModelFactory[OrderLine]):
    """Makes objects of OrderLine."""

    place = Use(fakes.integer, 1, 20, unique=True)
    amount = Use(fakes.integer, 1, 20)
    weight = Use(fakes.number, 1, 1000)
    order_id = Use(key_of, OrderFactory, "id")
