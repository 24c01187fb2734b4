from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shop_engines.models.page_total import PageTotal


class WeekTotal(PageTotal):
    __tablename__ = "week_total"

    id: Mapped[int] = mapped_column(ForeignKey("page_total.id"), primary_key=True)
    week: Mapped[int]

    __mapper_args__ = {"polymorphic_identity": "week"}
