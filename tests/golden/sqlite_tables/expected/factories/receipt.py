"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_sqlite_tables import fakes
from shop_sqlite_tables.factory import ModelFactory
from shop_sqlite_tables.models.receipt import Receipt


class ReceiptFactory(ModelFactory[Receipt]):
    """Makes objects of Receipt."""

    total = Use(fakes.integer, 100, 50000)
    paid_by = Use(fakes.text, "catch_phrase")
