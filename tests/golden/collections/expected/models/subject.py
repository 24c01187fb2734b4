from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_collections.db import Model
from shop_collections.models.associations import article_subject

if TYPE_CHECKING:
    from shop_collections.models.article import Article


class Subject(Model):
    __tablename__ = "subject"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)

    articles: Mapped[list[Article]] = relationship(
        secondary=article_subject, back_populates="subjects"
    )
