from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inherited_keys.db import Model

if TYPE_CHECKING:
    from shop_inherited_keys.models.auditorium import Auditorium
    from shop_inherited_keys.models.room import Room


class Zone(Model):
    __tablename__ = "zone"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))

    rooms: Mapped[list[Room]] = relationship(back_populates="zone")
    auditoria: Mapped[list[Auditorium]] = relationship(
        foreign_keys="Auditorium.next_zone_id", back_populates="next_zone"
    )
