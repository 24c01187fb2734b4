"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_composites.models.customer import Customer
from shop_postgresql_composites.models.enums import Country

__all__ = ["Country", "Customer"]
