from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_many.db import Model

if TYPE_CHECKING:
    from shop_many_to_many.models.actor import Actor
    from shop_many_to_many.models.film import Film


class Role(Model):
    __tablename__ = "role"

    film_id: Mapped[int] = mapped_column(
        ForeignKey("film.id", ondelete="CASCADE"), primary_key=True
    )
    actor_id: Mapped[int] = mapped_column(
        ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    character: Mapped[str] = mapped_column(String(80))

    film: Mapped[Film] = relationship(back_populates="roles")
    actor: Mapped[Actor] = relationship(back_populates="roles")
