from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_abstract.models.associations import article_tags
from shop_abstract.models.content import Content
from shop_abstract.models.mixins import Slugs

if TYPE_CHECKING:
    from shop_abstract.models.tag import Tag
    from shop_abstract.models.user import User


class Article(Slugs, Content):
    __tablename__ = "article"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    body: Mapped[str] = mapped_column(Text)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))

    tags: Mapped[list[Tag]] = relationship(
        secondary=article_tags, back_populates="articles"
    )
    author: Mapped[User] = relationship(
        foreign_keys=[author_id], back_populates="articles"
    )

    __table_args__ = (
        UniqueConstraint("author_id", "title"),
        CheckConstraint("title <> ''", name="title_not_empty"),
        Index("ix_article_state_article_title", "state", "title"),
    )
