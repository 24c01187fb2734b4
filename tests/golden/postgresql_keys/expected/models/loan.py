from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from shop_postgresql_keys.db import Model

if TYPE_CHECKING:
    from shop_postgresql_keys.models.thing import Thing


class Loan(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "loan"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    day: Mapped[date]
    thing_id: Mapped[int | None] = mapped_column(
        ForeignKey("thing.id", match="SIMPLE"), default=None, comment="what was lent"
    )

    thing: Mapped[Thing | None] = relationship(
        default=None, kw_only=True, back_populates="loans"
    )
