"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_keys import fakes
from shop_postgresql_keys.factory import ModelFactory
from shop_postgresql_keys.models.shelf import Shelf


class ShelfFactory(ModelFactory[Shelf]):
    """Makes objects of Shelf."""

    number = Use(fakes.integer, 1, 20)
    place = Use(fakes.integer, 1, 20, unique=True)
    label = Use(fakes.text, "company", 20)
