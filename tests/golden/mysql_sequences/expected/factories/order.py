"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mysql_sequences import fakes
from shop_mysql_sequences.factory import ModelFactory
from shop_mysql_sequences.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    number = Use(fakes.integer, 1, 20, unique=True)
    name = Use(fakes.text, "catch_phrase", 20)
