from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Uuid

from shop_abstract.db import Model

article_tags = Table(
    "article_tags",
    Model.metadata,
    Column(
        "article_id",
        Uuid,
        ForeignKey("article.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "tag_id",
        Uuid,
        ForeignKey("tag.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
