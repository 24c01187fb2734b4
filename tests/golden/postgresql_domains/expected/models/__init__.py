"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_domains.models.item import Item
from shop_postgresql_domains.models.line import Line
from shop_postgresql_domains.models.person import Person

__all__ = ["Item", "Line", "Person"]
