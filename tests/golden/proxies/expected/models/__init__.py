"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_proxies.models.associations import product_keyword
from shop_proxies.models.customer import Customer
from shop_proxies.models.keyword import Keyword
from shop_proxies.models.note import Note
from shop_proxies.models.order import Order
from shop_proxies.models.order_line import OrderLine
from shop_proxies.models.product import Product

__all__ = [
    "Customer",
    "Keyword",
    "Note",
    "Order",
    "OrderLine",
    "Product",
    "product_keyword",
]
