from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_engines.db import ReportsModel
from shop_engines.models.associations import reports_labelled

if TYPE_CHECKING:
    from shop_engines.models.visit import Visit


class Topic(ReportsModel):
    __tablename__ = "label"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(20))

    visits: Mapped[list[Visit]] = relationship(
        secondary=reports_labelled, back_populates="topics"
    )
