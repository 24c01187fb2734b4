from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_proxies.db import Model

product_keyword = Table(
    "product_keyword",
    Model.metadata,
    Column(
        "product_id",
        Integer,
        ForeignKey("product.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "keyword_id",
        Integer,
        ForeignKey("keyword.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
