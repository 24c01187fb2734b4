from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_keys.db import Model


class Shelf(Model):
    __tablename__ = "shelf"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    place: Mapped[int]
    label: Mapped[str] = mapped_column(String(20, collation="C"))

    __table_args__ = (UniqueConstraint("number", "place"),)

    __mapper_args__ = {"always_refresh": True}
