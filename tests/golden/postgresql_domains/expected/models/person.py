from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_domains.db import Model
from shop_postgresql_domains.models.types import email_type

if TYPE_CHECKING:
    from shop_postgresql_domains.models.item import Item


class Person(Model):
    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(email_type, unique=True)
    second_email: Mapped[str | None] = mapped_column(String(254))

    items: Mapped[list[Item]] = relationship(back_populates="owner")
