"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_constraints import fakes
from shop_postgresql_constraints.factory import ModelFactory
from shop_postgresql_constraints.models.playlist import Playlist


class PlaylistFactory(ModelFactory[Playlist]):
    """Makes objects of Playlist."""

    name = Use(fakes.text, "catch_phrase", 80, unique=True)
    owner = Use(fakes.text, "name", 40)
    code = Use(fakes.code, 10, unique=True)
