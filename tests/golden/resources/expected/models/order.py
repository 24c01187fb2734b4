from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, DateTime, ForeignKey, Numeric, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_resources.db import Model
from shop_resources.models.enums import Status, status_type

if TYPE_CHECKING:
    from shop_resources.models.customer import Customer


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    status: Mapped[Status] = mapped_column(status_type, server_default="draft")
    total: Mapped[Decimal] = mapped_column(Numeric(12, 2), server_default=text("0"))
    paid_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    seen_at: Mapped[datetime | None]
    extra: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customer.id", ondelete="CASCADE"), index=True
    )

    customer: Mapped[Customer] = relationship(back_populates="orders")
