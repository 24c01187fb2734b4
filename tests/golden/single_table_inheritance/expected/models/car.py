from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_single_table_inheritance.db import Model
from shop_single_table_inheritance.models.mixins import Inspected
from shop_single_table_inheritance.models.vehicle import Vehicle

if TYPE_CHECKING:
    from shop_single_table_inheritance.models.driver import Driver
    from shop_single_table_inheritance.models.garage import Garage


class Car(Inspected, Vehicle):
    doors: Mapped[int] = mapped_column(index=True, nullable=True)
    fuel: Mapped[str] = mapped_column(
        String(20), index=True, nullable=True, use_existing_column=True
    )
    colour: Mapped[str | None] = mapped_column(String(20))
    owner_id: Mapped[int] = mapped_column(
        ForeignKey("driver.id", ondelete="CASCADE"), index=True, nullable=True
    )
    spare_id: Mapped[int | None] = mapped_column(ForeignKey("vehicle.id"), index=True)
    depot_id: Mapped[int] = mapped_column(
        ForeignKey("garage.id"), index=True, nullable=True, use_existing_column=True
    )
    garage_id: Mapped[int | None] = mapped_column(
        ForeignKey("garage.id", ondelete="SET NULL"), use_existing_column=True
    )

    owner: Mapped[Driver] = relationship(back_populates="cars")
    spare: Mapped[Car | None] = relationship(
        remote_side="Car.id", back_populates="spare_of"
    )
    depot: Mapped[Garage] = relationship(foreign_keys=[depot_id], back_populates="cars")
    garage: Mapped[Garage | None] = relationship(foreign_keys=[garage_id])
    spare_of: Mapped[list[Car]] = relationship(back_populates="spare")

    __mapper_args__: Any = {"polymorphic_identity": 4}


Model.metadata.tables["vehicle"].append_constraint(UniqueConstraint("colour", "plate"))
Model.metadata.tables["vehicle"].append_constraint(
    UniqueConstraint("inspector", "inspected_on")
)
Index("ix_vehicle_doors_vehicle_plate", Car.doors.desc(), Car.plate)
Index("ix_vehicle_garage_id_vehicle_inspected_on", Car.garage_id, Car.inspected_on)
