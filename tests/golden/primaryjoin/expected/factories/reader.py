"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.reader import Reader


class ReaderFactory(ModelFactory[Reader]):
    """Makes objects of Reader."""

    name = Use(fakes.text, "name", 40)
    level = Use(fakes.integer, 1, 5)
