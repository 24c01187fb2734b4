"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_constraints.models.disc import Disc
from shop_postgresql_constraints.models.mixins import Rated
from shop_postgresql_constraints.models.playlist import Playlist
from shop_postgresql_constraints.models.track import Track

__all__ = ["Disc", "Playlist", "Rated", "Track"]
