from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_one.db import Model

if TYPE_CHECKING:
    from shop_many_to_one.models.book import Book


class Author(Model):
    __tablename__ = "author"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))

    books: Mapped[list[Book]] = relationship(
        foreign_keys="Book.author_id",
        back_populates="author",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    edited_books: Mapped[list[Book]] = relationship(
        foreign_keys="Book.editor_id", back_populates="editor", passive_deletes=True
    )
