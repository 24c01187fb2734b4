from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_many.db import Model
from shop_many_to_many.models.associations import film_genre

if TYPE_CHECKING:
    from shop_many_to_many.models.actor import Actor
    from shop_many_to_many.models.genre import Genre
    from shop_many_to_many.models.role import Role


class Film(Model):
    __tablename__ = "film"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))

    genres: Mapped[list[Genre]] = relationship(
        secondary=film_genre, back_populates="films"
    )
    actors: Mapped[list[Actor]] = relationship(
        secondary="role", back_populates="films", viewonly=True
    )
    roles: Mapped[list[Role]] = relationship(
        back_populates="film", cascade="all, delete-orphan", passive_deletes=True
    )
