from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_primaryjoin.db import Model


class Place(Model):
    __tablename__ = "place"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    region: Mapped[str] = mapped_column(String(4))
    open: Mapped[bool]

    neighbours: Mapped[list[Place]] = relationship(
        primaryjoin="and_(Place.region == foreign(remote(Place.region)), Place.id != foreign(remote(Place.id)), remote(Place.open) == True)",
        viewonly=True,
    )
