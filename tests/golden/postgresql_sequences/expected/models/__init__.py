"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_sequences.models.invoice import Invoice
from shop_postgresql_sequences.models.order import Order
from shop_postgresql_sequences.models.ticket import Ticket

__all__ = ["Invoice", "Order", "Ticket"]
