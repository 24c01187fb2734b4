"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_cycle.models.employee import Employee
from shop_cycle.models.store import Store

__all__ = ["Employee", "Store"]
