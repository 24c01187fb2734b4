"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_views_of_postgresql.models.best_customer import BestCustomer
from shop_views_of_postgresql.models.customer import Customer
from shop_views_of_postgresql.models.customer_total import CustomerTotal
from shop_views_of_postgresql.models.order import Order

__all__ = ["BestCustomer", "Customer", "CustomerTotal", "Order"]
