from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shop_dataclasses.models.document import Document


class Contract(Document, repr=False, eq=False, kw_only=True):
    __tablename__ = "contract"

    shelf: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    signed_on: Mapped[date | None] = mapped_column(default=None)

    __table_args__ = (
        ForeignKeyConstraint(
            ["shelf", "number"], ["document.shelf", "document.number"]
        ),
    )
