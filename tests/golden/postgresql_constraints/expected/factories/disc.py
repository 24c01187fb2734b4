"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_constraints import fakes
from shop_postgresql_constraints.factory import ModelFactory
from shop_postgresql_constraints.models.disc import Disc


class DiscFactory(ModelFactory[Disc]):
    """Makes objects of Disc."""

    album = Use(fakes.integer, 1, 1000)
    number = Use(fakes.integer, 1, 20, unique=True)
