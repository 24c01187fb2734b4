from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_primaryjoin.db import Model
from shop_primaryjoin.models.associations import reader_likes

if TYPE_CHECKING:
    from shop_primaryjoin.models.book import Book
    from shop_primaryjoin.models.loan import Loan


class Reader(Model):
    __tablename__ = "reader"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    level: Mapped[int]

    liked: Mapped[list[Book]] = relationship(
        secondary=reader_likes, back_populates="readers"
    )
    finished: Mapped[list[Book]] = relationship(
        secondary="loans made",
        primaryjoin="and_(Reader.id == Loan.reader_id, Loan.done == True)",
        secondaryjoin="and_(Loan.book_id == Book.id, Book.level <= 5)",
        order_by="Book.title",
        viewonly=True,
    )
    last_loan_of: Mapped[Reader | None] = relationship(
        secondary="loans made",
        primaryjoin="Reader.id == Loan.reader_id",
        secondaryjoin="Loan.lender_id == Reader.id",
        viewonly=True,
    )
    liked_and_easy: Mapped[set[Book]] = relationship(
        secondary=reader_likes,
        primaryjoin="Reader.id == reader_likes.c.reader_id",
        secondaryjoin="and_(reader_likes.c.book_id == Book.id, Book.level < 3)",
        viewonly=True,
    )
    loans: Mapped[list[Loan]] = relationship(
        foreign_keys="Loan.reader_id", back_populates="reader"
    )
    lent: Mapped[list[Loan]] = relationship(
        foreign_keys="Loan.lender_id", back_populates="lender"
    )
