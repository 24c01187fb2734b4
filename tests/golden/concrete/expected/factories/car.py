"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factory import ModelFactory
from shop_concrete.models.car import Car


class CarFactory(ModelFactory[Car]):
    """Makes objects of Car."""

    plate = Use(fakes.code, 12, unique=True)
