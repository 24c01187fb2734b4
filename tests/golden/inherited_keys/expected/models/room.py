from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, PrimaryKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inherited_keys.db import Model
from shop_inherited_keys.models.mixins import Stamped
from shop_inherited_keys.models.zone import Zone


class Room(Stamped, Model):
    __tablename__ = "room"

    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))

    zone: Mapped[Zone] = relationship(back_populates="rooms")

    __table_args__: Any = (PrimaryKeyConstraint("number", "zone_id", name="pk_room"),)

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "room"}
