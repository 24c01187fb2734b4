from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_constraints.db import Model
from shop_postgresql_constraints.models.mixins import Rated


class Disc(Rated, Model):
    __tablename__ = "disc"

    album: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
