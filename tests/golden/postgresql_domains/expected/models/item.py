from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_domains.db import Model
from shop_postgresql_domains.models.types import (
    code_type,
    price_type,
    quantity_type,
    spot_type,
    tags_type,
)

if TYPE_CHECKING:
    from shop_postgresql_domains.models.line import Line
    from shop_postgresql_domains.models.person import Person


class Item(Model):
    __tablename__ = "item"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(code_type, unique=True)
    quantity: Mapped[int] = mapped_column(quantity_type, default=1)
    least: Mapped[int | None] = mapped_column(quantity_type, server_default=text("3"))
    price: Mapped[Decimal | None] = mapped_column(price_type)
    tags: Mapped[list[str] | None] = mapped_column(
        tags_type, default=lambda: ["a", "b"]
    )
    place: Mapped[str | None] = mapped_column(spot_type)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    owner: Mapped[Person] = relationship(back_populates="items")
    lines: Mapped[list[Line]] = relationship(back_populates="item")
