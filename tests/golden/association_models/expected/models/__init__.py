"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_association_models.models.friendship import Friendship
from shop_association_models.models.house import House
from shop_association_models.models.person import Person
from shop_association_models.models.sale import Sale

__all__ = ["Friendship", "House", "Person", "Sale"]
