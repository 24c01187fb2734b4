from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_dotted_names.db import Model

if TYPE_CHECKING:
    from shop_dotted_names.models.line import Line


class Order(Model):
    __tablename__ = "old.orders"

    year: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)

    lines: Mapped[list[Line]] = relationship(
        back_populates="order", cascade="all, delete-orphan", passive_deletes=True
    )
