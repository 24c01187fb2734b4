"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dataclasses import fakes
from shop_dataclasses.factories.product import ProductFactory
from shop_dataclasses.factory import ModelFactory
from shop_dataclasses.models.price import Price


class PriceFactory(ModelFactory[Price]):
    """Makes objects of Price."""

    currency = Use(fakes.text, "currency_code", 3)
    amount = Use(fakes.decimal, 1, 500, 2)
    product = ProductFactory
