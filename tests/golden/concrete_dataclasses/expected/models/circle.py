from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import ColumnDefault
from sqlalchemy.orm import Mapped, mapped_column

from shop_concrete_dataclasses.models.shape import Shape


class Circle(Shape, repr=False, eq=False, kw_only=True):
    __tablename__ = "circle"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ColumnDefault(uuid4))
    radius: Mapped[int]
