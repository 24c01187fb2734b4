from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shop_dataclasses.models.customer import Customer
from shop_dataclasses.models.enums import CustomerKind


class Business(Customer, repr=False, eq=False, kw_only=True):
    __tablename__ = "business"

    id: Mapped[int] = mapped_column(
        ForeignKey("customer.id"), primary_key=True, init=False
    )
    vat_id: Mapped[str] = mapped_column(String(20), index=True)
    staff: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"polymorphic_identity": CustomerKind.BUSINESS}
