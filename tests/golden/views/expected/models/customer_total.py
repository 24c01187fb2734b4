from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Numeric, String, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_views.db import View


class CustomerTotal(View):
    """What each customer has bought."""

    __tablename__ = "customer_total"
    __view__ = text(
        "SELECT customer.id AS customer_id, customer.name, coalesce(sum(orders.total), 0) AS total\n"
        "FROM customer\n"
        "LEFT JOIN orders ON orders.customer_id = customer.id\n"
        "GROUP BY customer.id, customer.name"
    )
    __view_number__ = 1

    customer_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    total: Mapped[Decimal] = mapped_column(Numeric(12, 2))
