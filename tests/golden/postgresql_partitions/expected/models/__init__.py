"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_partitions.models.country import Country
from shop_postgresql_partitions.models.sample import Sample
from shop_postgresql_partitions.models.visit import Visit

__all__ = ["Country", "Sample", "Visit"]
