from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shop_inheritance.models.document import Document


class Contract(Document):
    __tablename__ = "contract"

    shelf: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    signed_on: Mapped[date | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["shelf", "number"], ["document.shelf", "document.number"]
        ),
    )
