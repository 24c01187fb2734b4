"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_uuid_keys.models.cruise import Cruise
from shop_uuid_keys.models.customer import Customer
from shop_uuid_keys.models.order import Order
from shop_uuid_keys.models.trip import Trip
from shop_uuid_keys.models.visit import Visit

__all__ = ["Cruise", "Customer", "Order", "Trip", "Visit"]
