from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_primaryjoin.db import Model

reader_likes = Table(
    "reader_likes",
    Model.metadata,
    Column(
        "reader_id",
        Integer,
        ForeignKey("reader.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "book_id",
        Integer,
        ForeignKey("book.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
