from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_single_table_inheritance.models.mixins import Inspected
from shop_single_table_inheritance.models.vehicle import Vehicle

if TYPE_CHECKING:
    from shop_single_table_inheritance.models.garage import Garage
    from shop_single_table_inheritance.models.trailer import Trailer


class Truck(Inspected, Vehicle):
    fuel: Mapped[str] = mapped_column(
        String(20), index=True, nullable=True, use_existing_column=True
    )
    tons: Mapped[Decimal] = mapped_column(Numeric(6, 2), nullable=True)
    depot_id: Mapped[int] = mapped_column(
        ForeignKey("garage.id"), index=True, nullable=True, use_existing_column=True
    )
    garage_id: Mapped[int | None] = mapped_column(
        ForeignKey("garage.id", ondelete="SET NULL"), use_existing_column=True
    )

    pulled: Mapped[list[Trailer]] = relationship(back_populates="truck")
    depot: Mapped[Garage] = relationship(
        foreign_keys=[depot_id], back_populates="trucks", overlaps="cars,depot"
    )
    garage: Mapped[Garage | None] = relationship(
        foreign_keys=[garage_id], overlaps="garage"
    )

    __mapper_args__: Any = {"polymorphic_identity": 6}
