"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_composite_key.models.booking import Booking
from shop_composite_key.models.room import Room

__all__ = ["Booking", "Room"]
