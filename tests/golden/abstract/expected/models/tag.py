from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_abstract.models.associations import article_tags
from shop_abstract.models.entity import Entity

if TYPE_CHECKING:
    from shop_abstract.models.article import Article


class Tag(Entity):
    __tablename__ = "tag"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    label: Mapped[str] = mapped_column(String(40), unique=True)

    articles: Mapped[list[Article]] = relationship(
        secondary=article_tags, back_populates="tags"
    )
