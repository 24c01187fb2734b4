from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shop_single_table_inheritance.models.truck import Truck


class Crane(Truck):
    """A truck with a table of its own."""

    __tablename__ = "crane"

    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    height: Mapped[int]

    __mapper_args__ = {"polymorphic_identity": 66}
