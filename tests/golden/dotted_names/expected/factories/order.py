"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dotted_names import fakes
from shop_dotted_names.factory import ModelFactory
from shop_dotted_names.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    year = Use(fakes.integer, 1990, 2025)
    number = Use(fakes.integer, 1, 20, unique=True)
