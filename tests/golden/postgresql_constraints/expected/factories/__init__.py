"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_constraints.factories.disc import DiscFactory
from shop_postgresql_constraints.factories.playlist import PlaylistFactory
from shop_postgresql_constraints.factories.track import TrackFactory
from shop_postgresql_constraints.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    PlaylistFactory,
    TrackFactory,
    DiscFactory,
)
