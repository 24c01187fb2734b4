"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_computed import fakes
from shop_computed.factory import ModelFactory
from shop_computed.models.rectangle import Rectangle


class RectangleFactory(ModelFactory[Rectangle]):
    """Makes objects of Rectangle."""

    width = Use(fakes.integer, 1, 1000)
    height = Use(fakes.integer, 1, 1000)
    price = Use(fakes.decimal, 1, 500, 2)
