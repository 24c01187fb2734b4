from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_concrete.db import Model

if TYPE_CHECKING:
    from shop_concrete.models.cat import Cat
    from shop_concrete.models.director import Director
    from shop_concrete.models.employee import Employee
    from shop_concrete.models.lion import Lion
    from shop_concrete.models.manager import Manager


class Company(Model):
    __tablename__ = "company"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(80))

    staff: Mapped[list[Employee]] = relationship(
        back_populates="company", cascade="all, delete-orphan", passive_deletes=True
    )
    managers: Mapped[list[Manager]] = relationship(
        back_populates="company", cascade="all, delete-orphan", passive_deletes=True
    )
    directors: Mapped[list[Director]] = relationship(
        back_populates="company", cascade="all, delete-orphan", passive_deletes=True
    )
    lions: Mapped[list[Lion]] = relationship(
        back_populates="owner", passive_deletes=True
    )
    cats: Mapped[list[Cat]] = relationship(back_populates="owner", passive_deletes=True)
