from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_schemas.db import Model

sales_order_tag = Table(
    "order_tag",
    Model.metadata,
    Column(
        "order_id",
        Integer,
        ForeignKey("sales.order.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "tag_id",
        Integer,
        ForeignKey("sales.tag.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    schema="sales",
)
