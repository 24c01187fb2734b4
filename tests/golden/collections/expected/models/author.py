from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import (
    DynamicMapped,
    Mapped,
    WriteOnlyMapped,
    mapped_column,
    relationship,
)

from shop_collections.db import Model

if TYPE_CHECKING:
    from shop_collections.models.alias import Alias
    from shop_collections.models.article import Article
    from shop_collections.models.letter import Letter


class Author(Model):
    __tablename__ = "author"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))

    aliases: Mapped[set[Alias]] = relationship(
        back_populates="author", cascade="all, delete-orphan", passive_deletes=True
    )
    articles: WriteOnlyMapped[Article] = relationship(
        back_populates="author",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Article.published.desc().nulls_last()",
    )
    letters: DynamicMapped[Letter] = relationship(back_populates="author")
