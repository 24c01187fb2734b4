from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Numeric, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_inherits.db import Model

if TYPE_CHECKING:
    from shop_postgresql_inherits.models.refund import Refund


class Payment(Model):
    __tablename__ = "payment"

    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    paid: Mapped[date] = mapped_column(server_default=text("CURRENT_DATE"))
    note: Mapped[str | None] = mapped_column(Text, comment="as it was said")

    refunds: Mapped[list[Refund]] = relationship(back_populates="former")

    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        {"schema": "ledger"},
    )
