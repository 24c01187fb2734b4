"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_proxies import fakes
from shop_proxies.factory import ModelFactory
from shop_proxies.models.product import Product


class ProductFactory(ModelFactory[Product]):
    """Makes objects of Product."""

    name = Use(fakes.text, "catch_phrase", 80)
    price = Use(fakes.decimal, 1, 500, 2)
