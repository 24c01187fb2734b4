from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric, String, Text, quoted_name, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_inherits.db import Model
from shop_postgresql_inherits.models.payment import Payment


class PaymentOfThisYear(Model):
    __tablename__ = "payment_of_this_year"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, system=True)
    amount: Mapped[Decimal] = mapped_column(Numeric(8, 2), system=True)
    paid: Mapped[date] = mapped_column(
        index=True, server_default=text("CURRENT_DATE"), system=True
    )
    note: Mapped[str | None] = mapped_column(Text, system=True)
    booked_by: Mapped[str] = mapped_column(String(40), server_default="nobody")

    __table_args__ = (
        CheckConstraint("paid >= DATE '2026-01-01'", name="paid"),
        {
            "schema": "ledger",
            "postgresql_inherits": quoted_name('"ledger"."payment"', False),
        },
    )


Model.metadata.tables["ledger.payment_of_this_year"].add_is_dependent_on(
    Payment.metadata.tables["ledger.payment"]
)
