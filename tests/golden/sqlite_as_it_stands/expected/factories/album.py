"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_sqlite_as_it_stands import fakes
from shop_sqlite_as_it_stands.factory import ModelFactory
from shop_sqlite_as_it_stands.models.album import Album


class AlbumFactory(ModelFactory[Album]):
    """Makes objects of Album."""

    price = Use(fakes.decimal, 1, 500, 2)
    tracks = Use(fakes.integer, 1, 1000, unique=True)
    day = Use(fakes.day, unique=True)
