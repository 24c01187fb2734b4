"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_sqlite_as_it_stands.factories.album import AlbumFactory
from shop_sqlite_as_it_stands.factories.artist import ArtistFactory
from shop_sqlite_as_it_stands.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (ArtistFactory, AlbumFactory)
