from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_one.db import Model

if TYPE_CHECKING:
    from shop_many_to_one.models.author import Author
    from shop_many_to_one.models.publisher import Publisher


class Book(Model):
    __tablename__ = "book"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    publisher_code: Mapped[str | None] = mapped_column(
        ForeignKey("publisher.code", onupdate="CASCADE"), index=True
    )
    author_id: Mapped[int] = mapped_column(
        ForeignKey("author.id", ondelete="CASCADE"), index=True
    )
    editor_id: Mapped[int | None] = mapped_column(
        ForeignKey("author.id", ondelete="SET NULL"), index=True
    )

    author: Mapped[Author] = relationship(
        foreign_keys=[author_id], back_populates="books"
    )
    editor: Mapped[Author | None] = relationship(
        foreign_keys=[editor_id], back_populates="edited_books"
    )
    publisher: Mapped[Publisher | None] = relationship(back_populates="books")
