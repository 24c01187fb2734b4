from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_dataclasses.db import Model

order_product = Table(
    "order_product",
    Model.metadata,
    Column(
        "order_id",
        Integer,
        ForeignKey("order.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "product_id",
        Integer,
        ForeignKey("product.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
