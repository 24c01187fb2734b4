from __future__ import annotations

from sqlalchemy import String, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_engines.db import ReportsView


class VisitedPage(ReportsView):
    __tablename__ = "visited_page"
    __view__ = text("SELECT page, count(*) AS visits FROM visit GROUP BY page")

    page: Mapped[str] = mapped_column(String(200), primary_key=True)
    visits: Mapped[int]
