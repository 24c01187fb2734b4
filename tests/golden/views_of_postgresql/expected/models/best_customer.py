from __future__ import annotations

from sqlalchemy import String, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_views_of_postgresql.db import View


class BestCustomer(View):
    __tablename__ = "best customers"
    __view__ = text(
        "SELECT customer_id, name FROM customer_total WHERE total > 100 AND name NOT LIKE '%\\:test%'"
    )
    __materialized__ = True
    __view_number__ = 2

    id: Mapped[int] = mapped_column("customer_id", primary_key=True)
    name: Mapped[str] = mapped_column(String(80))

    __table_args__ = {"schema": "reports"}
