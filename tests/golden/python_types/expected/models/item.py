from __future__ import annotations

from datetime import date as _date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_python_types.db import Model
from shop_python_types.models.enums import Unit
from shop_python_types.types import Code, ItemCode, Lower

if TYPE_CHECKING:
    from shop_python_types.models.line import Line


class Item(Model):
    __tablename__ = "item"

    code: Mapped[ItemCode] = mapped_column(Code, primary_key=True)
    email: Mapped[str] = mapped_column(Lower, unique=True)
    price: Mapped[Decimal | int] = mapped_column(Numeric(12, 2))
    stock: Mapped[dict[str, int | None]] = mapped_column(
        JSON, default=lambda: {"here": 1}
    )
    units: Mapped[list[Unit] | None] = mapped_column(JSON)
    date: Mapped[_date | None]
    label: Mapped[str] = mapped_column(String(10))

    lines: Mapped[list[Line]] = relationship(back_populates="item")
