from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Numeric
from sqlalchemy.orm import Mapped, mapped_column


class Priced:
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2), sort_order=100)
