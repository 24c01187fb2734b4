from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_collections.db import Model
from shop_collections.models.enums import Language, language_type

if TYPE_CHECKING:
    from shop_collections.models.article import Article


class Title(Model):
    __tablename__ = "title"

    id: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[Language] = mapped_column(language_type)
    text: Mapped[str] = mapped_column(String(200))
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE")
    )

    article: Mapped[Article] = relationship(back_populates="titles")

    __table_args__ = (UniqueConstraint("article_id", "language"),)
