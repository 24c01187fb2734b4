from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_single_table_inheritance.db import Model
from shop_single_table_inheritance.models.associations import driver_vehicle

if TYPE_CHECKING:
    from shop_single_table_inheritance.models.car import Car
    from shop_single_table_inheritance.models.vehicle import Vehicle


class Driver(Model):
    __tablename__ = "driver"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))

    vehicles: Mapped[list[Vehicle]] = relationship(
        secondary=driver_vehicle, back_populates="drivers"
    )
    cars: Mapped[list[Car]] = relationship(
        back_populates="owner", cascade="all, delete-orphan", passive_deletes=True
    )
