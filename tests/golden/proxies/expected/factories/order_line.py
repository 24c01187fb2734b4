"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_proxies import fakes
from shop_proxies.factories.order import OrderFactory
from shop_proxies.factories.product import ProductFactory
from shop_proxies.factory import ModelFactory
from shop_proxies.models.order_line import OrderLine


class OrderLineFactory(ModelFactory[OrderLine]):
    """Makes objects of OrderLine."""

    quantity = Use(fakes.integer, 1, 20)
    order = OrderFactory
    product = ProductFactory
