"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_keys import fakes
from shop_keys.factory import ModelFactory
from shop_keys.models.ordinal import Ordinal


class OrdinalFactory(ModelFactory[Ordinal]):
    """Makes objects of Ordinal."""

    position = Use(fakes.integer, 1, 20, unique=True)
