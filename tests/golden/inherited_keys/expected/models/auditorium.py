from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inherited_keys.models.room import Room

if TYPE_CHECKING:
    from shop_inherited_keys.models.zone import Zone


class Auditorium(Room):
    __tablename__ = "auditorium"

    number: Mapped[int] = mapped_column(primary_key=True)
    zone_id: Mapped[int] = mapped_column(primary_key=True)
    seats: Mapped[int]
    next_zone_id: Mapped[int | None] = mapped_column(ForeignKey("zone.id"), index=True)

    next_zone: Mapped[Zone | None] = relationship(
        foreign_keys=[next_zone_id], back_populates="auditoria"
    )

    __table_args__ = (
        ForeignKeyConstraint(["number", "zone_id"], ["room.number", "room.zone_id"]),
    )

    __mapper_args__ = {"polymorphic_identity": "auditorium"}
