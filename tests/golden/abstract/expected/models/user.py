from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_abstract.db import Model

if TYPE_CHECKING:
    from shop_abstract.models.article import Article
    from shop_abstract.models.page import Page


class User(Model):
    __tablename__ = "user"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(80))

    articles: Mapped[list[Article]] = relationship(
        foreign_keys="Article.author_id",
        back_populates="author",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    pages: Mapped[list[Page]] = relationship(
        foreign_keys="Page.author_id",
        back_populates="author",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
