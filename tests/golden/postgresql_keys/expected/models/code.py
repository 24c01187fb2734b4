from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_keys.db import Model


class Code(Model):
    __tablename__ = "code"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    first_book: Mapped[int | None] = mapped_column(
        ForeignKey("book.id", onupdate="RESTRICT", use_alter=True)
    )
    other: Mapped[int | None] = mapped_column(
        ForeignKey("code.number", postgresql_not_valid=True)
    )

    __mapper_args__ = {"allow_partial_pks": False}
