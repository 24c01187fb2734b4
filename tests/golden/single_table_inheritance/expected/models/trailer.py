from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_single_table_inheritance.db import Model

if TYPE_CHECKING:
    from shop_single_table_inheritance.models.truck import Truck


class Trailer(Model):
    __tablename__ = "trailer"

    id: Mapped[int] = mapped_column(primary_key=True)
    truck_id: Mapped[int | None] = mapped_column(ForeignKey("vehicle.id"), index=True)

    truck: Mapped[Truck | None] = relationship(back_populates="pulled")
