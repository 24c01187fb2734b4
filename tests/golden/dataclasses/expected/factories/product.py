"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dataclasses import fakes
from shop_dataclasses.factory import ModelFactory
from shop_dataclasses.models.product import Product


class ProductFactory(ModelFactory[Product]):
    """Makes objects of Product."""

    sku = Use(fakes.code, 20)
    cost = Use(fakes.decimal, 1, 500, 2)
    price = Use(fakes.decimal, 1, 500, 2)
    stock = Use(fakes.integer, 1, 20)
    manual = Use(fakes.text, "catch_phrase")
