"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dataclasses import fakes
from shop_dataclasses.factories.order import OrderFactory
from shop_dataclasses.factories.product import ProductFactory
from shop_dataclasses.factory import ModelFactory
from shop_dataclasses.models.order_line import OrderLine


class OrderLineFactory(ModelFactory[OrderLine]):
    """Makes objects of OrderLine."""

    text = Use(fakes.text, "paragraph")
    created_at = Use(fakes.moment)
    order = OrderFactory
    product = ProductFactory
