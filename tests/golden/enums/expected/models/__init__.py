"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_enums.models.enums import OrderStatus, Rating
from shop_enums.models.film import Film
from shop_enums.models.order import Order

__all__ = ["Film", "Order", "OrderStatus", "Rating"]
