"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_schemas.models.associations import sales_order_tag
from shop_schemas.models.customer import Customer
from shop_schemas.models.enums import State, Unit, Word
from shop_schemas.models.note import Note
from shop_schemas.models.order import Order
from shop_schemas.models.stock_order import StockOrder
from shop_schemas.models.tag import Tag

__all__ = [
    "Customer",
    "Note",
    "Order",
    "State",
    "StockOrder",
    "Tag",
    "Unit",
    "Word",
    "sales_order_tag",
]
