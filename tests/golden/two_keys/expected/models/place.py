from __future__ import annotations

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shop_two_keys.db import Model
from shop_two_keys.models.mixins import Located


class Place(Located, Model):
    __tablename__ = "place"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))

    __table_args__ = (UniqueConstraint("city"), Index("ix_place_born", "born"))
