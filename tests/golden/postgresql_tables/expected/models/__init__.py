"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_tables.models.cached import Cached
from shop_postgresql_tables.models.measurement import Measurement

__all__ = ["Cached", "Measurement"]
