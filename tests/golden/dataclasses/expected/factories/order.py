"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dataclasses import fakes
from shop_dataclasses.factories.customer import CustomerFactory
from shop_dataclasses.factory import ModelFactory
from shop_dataclasses.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    number = Use(fakes.integer, 1, 20)
    note = Use(fakes.text, "paragraph")
    reason = Use(fakes.text, "catch_phrase")
    total = Use(fakes.decimal, 1, 500, 2)
    customer = CustomerFactory
