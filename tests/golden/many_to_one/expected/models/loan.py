from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_one.db import Model

if TYPE_CHECKING:
    from shop_many_to_one.models.book import Book


class Loan(Model):
    __tablename__ = "loan"

    id: Mapped[int] = mapped_column(primary_key=True)
    since: Mapped[date]
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"), index=True)

    book: Mapped[Book] = relationship()
