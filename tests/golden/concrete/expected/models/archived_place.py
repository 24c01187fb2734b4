from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_concrete.models.place import Place


class ArchivedPlace(Place):
    __tablename__ = "archived_place"

    country: Mapped[str] = mapped_column(String(2), primary_key=True)
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    archived_on: Mapped[date]

    __mapper_args__ = {"concrete": True}
