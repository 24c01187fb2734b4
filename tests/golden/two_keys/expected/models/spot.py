from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_two_keys.db import Model
from shop_two_keys.models.mixins import Located


class Spot(Located, Model):
    __tablename__ = "spot"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
