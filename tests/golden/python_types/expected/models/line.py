from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_python_types.db import Model
from shop_python_types.types import ItemCode

if TYPE_CHECKING:
    from shop_python_types.models.item import Item


class Line(Model):
    __tablename__ = "line"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_code: Mapped[ItemCode] = mapped_column(ForeignKey("item.code"), index=True)

    item: Mapped[Item] = relationship(back_populates="lines")
