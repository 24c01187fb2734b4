"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_inherited_keys.models.auditorium import Auditorium
from shop_inherited_keys.models.mixins import Stamped
from shop_inherited_keys.models.room import Room
from shop_inherited_keys.models.zone import Zone

__all__ = ["Auditorium", "Room", "Stamped", "Zone"]
