from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_one.db import Model

if TYPE_CHECKING:
    from shop_many_to_one.models.book import Book


class Publisher(Model):
    __tablename__ = "publisher"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)

    books: Mapped[list[Book]] = relationship(
        back_populates="publisher", lazy="selectin", order_by="Book.title"
    )
