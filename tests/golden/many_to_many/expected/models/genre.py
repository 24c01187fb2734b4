from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_many.db import Model
from shop_many_to_many.models.associations import film_genre

if TYPE_CHECKING:
    from shop_many_to_many.models.film import Film


class Genre(Model):
    __tablename__ = "genre"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)

    films: Mapped[list[Film]] = relationship(
        secondary=film_genre, back_populates="genres"
    )
