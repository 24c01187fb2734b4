"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_constraints import fakes
from shop_postgresql_constraints.factories.playlist import PlaylistFactory
from shop_postgresql_constraints.factory import ModelFactory, key_of
from shop_postgresql_constraints.models.track import Track


class TrackFactory(ModelFactory[Track]):
    """Makes objects of Track."""

    place = Use(fakes.integer, 1, 20, unique=True)
    title = Use(fakes.text, "catch_phrase", 80, unique=True)
    rating = Use(fakes.integer, 1, 5)
    playlist_code = Use(key_of, PlaylistFactory, "code")
    playlist = PlaylistFactory
