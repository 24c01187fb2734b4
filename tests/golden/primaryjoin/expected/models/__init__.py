"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_primaryjoin.models.customer import Customer
from shop_primaryjoin.models.enums import Status
from shop_primaryjoin.models.letter import Letter
from shop_primaryjoin.models.manager import Manager
from shop_primaryjoin.models.order import Order
from shop_primaryjoin.models.period import Period
from shop_primaryjoin.models.person import Person
from shop_primaryjoin.models.place import Place

__all__ = [
    "Customer",
    "Letter",
    "Manager",
    "Order",
    "Period",
    "Person",
    "Place",
    "Status",
]
