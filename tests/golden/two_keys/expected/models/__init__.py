"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_two_keys.models.customer import Customer
from shop_two_keys.models.mixins import Located
from shop_two_keys.models.order import Order
from shop_two_keys.models.place import Place
from shop_two_keys.models.spot import Spot

__all__ = ["Customer", "Located", "Order", "Place", "Spot"]
