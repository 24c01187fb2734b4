from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_collections.db import Model

if TYPE_CHECKING:
    from shop_collections.models.article import Article


class Page(Model):
    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), index=True
    )

    article: Mapped[Article] = relationship(back_populates="pages")
