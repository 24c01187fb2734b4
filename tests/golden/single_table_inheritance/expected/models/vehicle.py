from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_single_table_inheritance.db import Model
from shop_single_table_inheritance.models.associations import driver_vehicle

if TYPE_CHECKING:
    from shop_single_table_inheritance.models.driver import Driver


class Vehicle(Model):
    __tablename__ = "vehicle"

    id: Mapped[int] = mapped_column(primary_key=True)
    wheels: Mapped[int] = mapped_column(SmallInteger)
    plate: Mapped[str] = mapped_column(String(12), unique=True)

    drivers: Mapped[list[Driver]] = relationship(
        secondary=driver_vehicle, back_populates="vehicles"
    )

    __table_args__ = (
        CheckConstraint(
            "inspected_on IS NULL OR inspector IS NOT NULL",
            name="inspected_by_somebody",
        ),
        CheckConstraint("licence <> ''", name="named_licence"),
        CheckConstraint("doors > 0", name="some_doors"),
        Index("ix_vehicle_plate_lower", text("lower(plate)")),
    )

    __mapper_args__: Any = {
        "polymorphic_on": "wheels",
        "polymorphic_abstract": True,
        "with_polymorphic": "*",
    }
