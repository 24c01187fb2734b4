from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shop_uuid_keys.models.trip import Trip


class Cruise(Trip, repr=False, eq=False, kw_only=True):
    __tablename__ = "cruise"

    id: Mapped[UUID] = mapped_column(
        ForeignKey("trip.id"), primary_key=True, init=False
    )
    ship: Mapped[str] = mapped_column(String(20))

    __mapper_args__ = {"polymorphic_identity": "cruise"}
