from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shop_single_table_inheritance.db import Model
from shop_single_table_inheritance.models.car import Car


class Taxi(Car):
    licence: Mapped[str] = mapped_column(String(20), unique=True, nullable=True)
    shift: Mapped[str] = mapped_column(String(20), nullable=True, default="day")

    __mapper_args__ = {"polymorphic_identity": 44}


Model.metadata.tables["vehicle"].append_constraint(
    UniqueConstraint("licence", "fuel", name="one_licence_per_fuel")
)
