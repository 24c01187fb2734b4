from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_single_table_inheritance.models.vehicle import Vehicle

if TYPE_CHECKING:
    from shop_single_table_inheritance.models.trailer import Trailer


class Truck(Vehicle):
    fuel: Mapped[str] = mapped_column(
        String(20), index=True, nullable=True, use_existing_column=True
    )
    tons: Mapped[Decimal] = mapped_column(Numeric(6, 2), nullable=True)

    pulled: Mapped[list[Trailer]] = relationship(back_populates="truck")

    __mapper_args__: Any = {"polymorphic_identity": 6}
