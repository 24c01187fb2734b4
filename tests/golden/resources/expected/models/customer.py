from __future__ import annotations

from datetime import date as _date
from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_resources.db import Model
from shop_resources.models.mixins import Timestamps

if TYPE_CHECKING:
    from shop_resources.models.order import Order


class Customer(Timestamps, Model):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password: Mapped[str | None] = mapped_column(String(100), info={"redact": True})
    copy: Mapped[str | None] = mapped_column(String(20))
    date: Mapped[_date | None]

    orders: Mapped[list[Order]] = relationship(
        back_populates="customer", cascade="all, delete-orphan", passive_deletes=True
    )

    __mapper_args__ = {"version_id_col": version}
