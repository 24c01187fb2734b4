from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inheritance.db import Model
from shop_inheritance.models.associations import manager_teams

if TYPE_CHECKING:
    from shop_inheritance.models.manager import Manager


class Team(Model):
    __tablename__ = "team"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(40))

    managers: Mapped[list[Manager]] = relationship(
        secondary=manager_teams, back_populates="teams"
    )
