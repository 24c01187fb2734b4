from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_keys.db import Model
from shop_postgresql_keys.models.mixins import Placed

if TYPE_CHECKING:
    from shop_postgresql_keys.models.loan import Loan


class Thing(Placed, Model):
    __tablename__ = "thing"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    code: Mapped[int] = mapped_column(
        ForeignKey(
            "code.number",
            onupdate="CASCADE",
            deferrable=True,
            initially="DEFERRED",
            match="FULL",
        ),
        index=True,
    )

    loans: Mapped[list[Loan]] = relationship(back_populates="thing")

    __table_args__ = (
        ForeignKeyConstraint(
            ["shelf", "place"], ["shelf.number", "shelf.place"], onupdate="CASCADE"
        ),
    )

    __mapper_args__: Any = {"polymorphic_on": "kind", "polymorphic_identity": "thing"}
