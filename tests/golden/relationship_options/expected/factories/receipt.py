"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_relationship_options import fakes
from shop_relationship_options.factory import ModelFactory
from shop_relationship_options.models.receipt import Receipt


class ReceiptFactory(ModelFactory[Receipt]):
    """Makes objects of Receipt."""

    number = Use(fakes.integer, 1, 20)
