from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from shop_enums.db import Model
from shop_enums.models.enums import Rating, rating_type


class Film(Model):
    __tablename__ = "film"

    id: Mapped[int] = mapped_column(primary_key=True)
    rating: Mapped[Rating] = mapped_column(rating_type, server_default="G")
