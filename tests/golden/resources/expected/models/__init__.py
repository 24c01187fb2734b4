"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_resources.models.author import Author
from shop_resources.models.customer import Customer
from shop_resources.models.enums import Status
from shop_resources.models.mixins import Timestamps
from shop_resources.models.order import Order
from shop_resources.models.order_line import OrderLine
from shop_resources.models.person import Person

__all__ = ["Author", "Customer", "Order", "OrderLine", "Person", "Status", "Timestamps"]
