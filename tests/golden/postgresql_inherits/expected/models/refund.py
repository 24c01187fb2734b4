from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Numeric, String, Text, quoted_name, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_inherits.db import Model
from shop_postgresql_inherits.models.case import Case
from shop_postgresql_inherits.models.payment_of_this_year import PaymentOfThisYear

if TYPE_CHECKING:
    from shop_postgresql_inherits.models.payment import Payment


class Refund(Model):
    __tablename__ = "refund"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, system=True)
    amount: Mapped[Decimal] = mapped_column(Numeric(8, 2), system=True)
    paid: Mapped[date] = mapped_column(server_default=text("CURRENT_DATE"), system=True)
    note: Mapped[str | None] = mapped_column(Text, server_default="none")
    booked_by: Mapped[str] = mapped_column(
        String(40), server_default="nobody", system=True
    )
    code: Mapped[str] = mapped_column(String(8), unique=True, system=True)
    former_id: Mapped[int | None] = mapped_column(
        ForeignKey("ledger.payment.id"), index=True
    )

    former: Mapped[Payment | None] = relationship(back_populates="refunds")

    __table_args__ = {
        "postgresql_inherits": (
            quoted_name('"ledger"."payment_of_this_year"', False),
            quoted_name('"ledger"."case"', False),
        )
    }


Model.metadata.tables["refund"].add_is_dependent_on(
    PaymentOfThisYear.metadata.tables["ledger.payment_of_this_year"]
)
Model.metadata.tables["refund"].add_is_dependent_on(Case.metadata.tables["ledger.case"])
