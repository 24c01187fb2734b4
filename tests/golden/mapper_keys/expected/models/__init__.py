"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_mapper_keys.models.city import City
from shop_mapper_keys.models.country import Country
from shop_mapper_keys.models.log_line import LogLine
from shop_mapper_keys.models.mixins import Stamped
from shop_mapper_keys.models.weather import Weather

__all__ = ["City", "Country", "LogLine", "Stamped", "Weather"]
