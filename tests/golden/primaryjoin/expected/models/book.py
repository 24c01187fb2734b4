from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_primaryjoin.db import Model
from shop_primaryjoin.models.associations import reader_likes

if TYPE_CHECKING:
    from shop_primaryjoin.models.loan import Loan
    from shop_primaryjoin.models.reader import Reader


class Book(Model):
    __tablename__ = "book"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(80))
    level: Mapped[int]

    loans: Mapped[list[Loan]] = relationship(back_populates="book")
    readers: Mapped[list[Reader]] = relationship(
        secondary=reader_likes, back_populates="liked"
    )
