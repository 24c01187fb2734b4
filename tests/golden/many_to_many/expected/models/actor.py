from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_many_to_many.db import Model

if TYPE_CHECKING:
    from shop_many_to_many.models.film import Film
    from shop_many_to_many.models.role import Role


class Actor(Model):
    __tablename__ = "actor"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))

    roles: Mapped[list[Role]] = relationship(
        back_populates="actor", cascade="all, delete-orphan", passive_deletes=True
    )
    films: Mapped[list[Film]] = relationship(
        secondary="role", back_populates="actors", viewonly=True
    )
