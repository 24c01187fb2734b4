"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_views.models.best_customer import BestCustomer
from shop_views.models.customer import Customer
from shop_views.models.customer_total import CustomerTotal
from shop_views.models.order import Order

__all__ = ["BestCustomer", "Customer", "CustomerTotal", "Order"]
