"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_mysql_types.models.reading import Reading
from shop_mysql_types.models.sensor import Sensor

__all__ = ["Reading", "Sensor"]
