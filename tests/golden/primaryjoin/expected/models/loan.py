from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_primaryjoin.db import Model

if TYPE_CHECKING:
    from shop_primaryjoin.models.book import Book
    from shop_primaryjoin.models.reader import Reader


class Loan(Model):
    __tablename__ = "loans made"

    id: Mapped[int] = mapped_column(primary_key=True)
    done: Mapped[bool] = mapped_column("is done")
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"), index=True)
    lender_id: Mapped[int | None] = mapped_column(ForeignKey("reader.id"), index=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"), index=True)

    reader: Mapped[Reader] = relationship(
        foreign_keys=[reader_id], back_populates="loans"
    )
    lender: Mapped[Reader | None] = relationship(
        foreign_keys=[lender_id], back_populates="lent"
    )
    book: Mapped[Book] = relationship(back_populates="loans")
