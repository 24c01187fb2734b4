"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_self_reference.models.associations import friendship
from shop_self_reference.models.category import Category
from shop_self_reference.models.person import Person

__all__ = ["Category", "Person", "friendship"]
