"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_dataclasses.models.associations import order_product
from shop_dataclasses.models.business import Business
from shop_dataclasses.models.contract import Contract
from shop_dataclasses.models.customer import Customer
from shop_dataclasses.models.document import Document
from shop_dataclasses.models.enums import CustomerKind
from shop_dataclasses.models.mixins import Timestamps, Versioned
from shop_dataclasses.models.order import Order
from shop_dataclasses.models.order_line import OrderLine
from shop_dataclasses.models.price import Price
from shop_dataclasses.models.private import Private
from shop_dataclasses.models.product import Product
from shop_dataclasses.models.region import Region
from shop_dataclasses.models.rich import Rich
from shop_dataclasses.models.setting import Setting

__all__ = [
    "Business",
    "Contract",
    "Customer",
    "CustomerKind",
    "Document",
    "Order",
    "OrderLine",
    "Price",
    "Private",
    "Product",
    "Region",
    "Rich",
    "Setting",
    "Timestamps",
    "Versioned",
    "order_product",
]
