from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_dataclasses.models.customer import Customer
from shop_dataclasses.models.enums import CustomerKind


class Private(Customer, repr=False, eq=False, kw_only=True):
    hobby: Mapped[str] = mapped_column(String(40), nullable=True)

    __mapper_args__ = {"polymorphic_identity": CustomerKind.PRIVATE, "batch": False}
