"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.letter import Letter


class LetterFactory(ModelFactory[Letter]):
    """Makes objects of Letter."""

    recipient = Use(fakes.text, "name", 254)
    order_number = Use(fakes.integer, 1, 20)
    read = Use(fakes.flag)
