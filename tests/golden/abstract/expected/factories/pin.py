"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_abstract import fakes
from shop_abstract.factory import ModelFactory
from shop_abstract.models.pin import Pin


class PinFactory(ModelFactory[Pin]):
    """Makes objects of Pin."""

    x = Use(fakes.integer, 1, 1000)
