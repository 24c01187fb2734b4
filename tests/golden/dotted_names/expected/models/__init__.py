"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_dotted_names.models.line import Line
from shop_dotted_names.models.order import Order

__all__ = ["Line", "Order"]
