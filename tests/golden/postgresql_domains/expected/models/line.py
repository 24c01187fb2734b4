from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_domains.db import Model
from shop_postgresql_domains.models.types import quantity_type

if TYPE_CHECKING:
    from shop_postgresql_domains.models.item import Item


class Line(Model):
    __tablename__ = "line"

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(quantity_type)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)

    item: Mapped[Item] = relationship(back_populates="lines")
