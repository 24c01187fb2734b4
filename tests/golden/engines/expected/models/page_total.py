from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_engines.db import ReportsModel
from shop_engines.models.mixins import Counted


class PageTotal(Counted, ReportsModel):
    __tablename__ = "page_total"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    page: Mapped[str] = mapped_column(String(200))

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "page"}
