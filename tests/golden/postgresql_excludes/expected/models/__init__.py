"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_excludes.models.booking import Booking
from shop_postgresql_excludes.models.room import Room

__all__ = ["Booking", "Room"]
