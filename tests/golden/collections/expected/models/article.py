from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, attribute_keyed_dict, mapped_column, relationship

from shop_collections.db import Model
from shop_collections.models.associations import article_subject
from shop_collections.models.enums import Language

if TYPE_CHECKING:
    from shop_collections.models.author import Author
    from shop_collections.models.page import Page
    from shop_collections.models.subject import Subject
    from shop_collections.models.title import Title


class Article(Model):
    __tablename__ = "article"

    id: Mapped[int] = mapped_column(primary_key=True)
    published: Mapped[date | None]
    author_id: Mapped[int] = mapped_column(
        ForeignKey("author.id", ondelete="CASCADE"), index=True
    )

    author: Mapped[Author] = relationship(back_populates="articles")
    titles: Mapped[dict[Language, Title]] = relationship(
        back_populates="article",
        cascade="all, delete-orphan",
        passive_deletes=True,
        collection_class=attribute_keyed_dict("language"),
    )
    subjects: Mapped[set[Subject]] = relationship(
        secondary=article_subject, back_populates="articles"
    )
    pages: Mapped[dict[int, Page]] = relationship(
        back_populates="article",
        cascade="all, delete-orphan",
        passive_deletes=True,
        collection_class=attribute_keyed_dict("number"),
        order_by="Page.number",
    )
