"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_sqlite_as_it_stands import fakes
from shop_sqlite_as_it_stands.factory import ModelFactory
from shop_sqlite_as_it_stands.models.artist import Artist


class ArtistFactory(ModelFactory[Artist]):
    """Makes objects of Artist."""

    code = Use(fakes.code, 12, unique=True)
    name = Use(fakes.text, "name", 120, unique=True)
    born = Use(fakes.moment)
