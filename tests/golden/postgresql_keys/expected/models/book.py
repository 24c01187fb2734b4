from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_keys.models.thing import Thing


class Book(Thing):
    __tablename__ = "book"

    id: Mapped[int] = mapped_column(
        ForeignKey(
            "thing.id",
            ondelete="CASCADE",
            onupdate="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        primary_key=True,
    )
    pages: Mapped[int]

    __mapper_args__ = {"polymorphic_identity": "book", "passive_updates": True}
