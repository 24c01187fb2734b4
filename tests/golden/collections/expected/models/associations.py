from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_collections.db import Model

article_subject = Table(
    "article_subject",
    Model.metadata,
    Column(
        "article_id",
        Integer,
        ForeignKey("article.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "subject_id",
        Integer,
        ForeignKey("subject.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
