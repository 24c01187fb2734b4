from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Computed, Numeric
from sqlalchemy.orm import Mapped, mapped_column


class Priced:
    price: Mapped[Decimal] = mapped_column(Numeric(10, 2), sort_order=100)
    gross: Mapped[Decimal] = mapped_column(
        Numeric(10, 2),
        Computed("price * 1.19", persisted=True),
        comment="With the tax",
        sort_order=100,
    )
