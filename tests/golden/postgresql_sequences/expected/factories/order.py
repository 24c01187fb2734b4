"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_sequences import fakes
from shop_postgresql_sequences.factory import ModelFactory
from shop_postgresql_sequences.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    name = Use(fakes.text, "catch_phrase", 20)
