"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_mysql_sequences.models.order import Order

__all__ = ["Order"]
