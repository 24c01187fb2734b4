from __future__ import annotations

from typing import Any

from sqlalchemy import ARRAY, Index, Integer, String
from sqlalchemy.dialects.postgresql import CITEXT, HSTORE, JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_types.db import Model


class Article(Model):
    __tablename__ = "article"

    id: Mapped[int] = mapped_column(primary_key=True)
    keywords: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    scores: Mapped[list[int] | None] = mapped_column(ARRAY(Integer))
    board: Mapped[list[list[int]]] = mapped_column(
        ARRAY(Integer, dimensions=2),
        default=lambda: [[1, 2], [3, 4]],
        server_default='{{"1","2"},{"3","4"}}',
    )
    settings: Mapped[dict[str, Any]] = mapped_column(JSONB)
    fulltext: Mapped[str | None] = mapped_column(TSVECTOR)
    slug: Mapped[str] = mapped_column(CITEXT, unique=True)
    properties: Mapped[dict[str, str | None] | None] = mapped_column(HSTORE)
    title: Mapped[str] = mapped_column(String(80, collation="C"))

    __table_args__ = (Index("ix_article_fulltext", "fulltext", postgresql_using="gin"),)
