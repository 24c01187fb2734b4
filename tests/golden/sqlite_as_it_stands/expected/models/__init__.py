"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_sqlite_as_it_stands.models.album import Album
from shop_sqlite_as_it_stands.models.artist import Artist

__all__ = ["Album", "Artist"]
