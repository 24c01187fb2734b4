from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_single_table_inheritance.db import Model

if TYPE_CHECKING:
    from shop_single_table_inheritance.models.car import Car
    from shop_single_table_inheritance.models.truck import Truck


class Garage(Model):
    __tablename__ = "garage"

    id: Mapped[int] = mapped_column(primary_key=True)
    town: Mapped[str] = mapped_column(String(40))

    cars: Mapped[list[Car]] = relationship(
        foreign_keys="Car.depot_id", back_populates="depot"
    )
    trucks: Mapped[list[Truck]] = relationship(
        foreign_keys="Truck.depot_id", back_populates="depot", overlaps="cars,depot"
    )
