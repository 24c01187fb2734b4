from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_dotted_names.db import Model

if TYPE_CHECKING:
    from shop_dotted_names.models.order import Order


class Line(Model):
    __tablename__ = "old.order.lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(80))
    order_year: Mapped[int]
    order_number: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey(("old.order.lines", "id")), index=True
    )

    order: Mapped[Order] = relationship(back_populates="lines")
    parent: Mapped[Line | None] = relationship(remote_side=[id], back_populates="parts")
    parts: Mapped[list[Line]] = relationship(back_populates="parent")

    __table_args__ = (
        ForeignKeyConstraint(
            ["order_year", "order_number"],
            [("old.orders", "year"), ("old.orders", "number")],
            ondelete="CASCADE",
        ),
        Index(
            "ix_old.order.lines_order_year_old.order.lines_order_number",
            "order_year",
            "order_number",
        ),
    )
