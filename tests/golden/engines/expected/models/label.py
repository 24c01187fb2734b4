from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_engines.db import Model
from shop_engines.models.associations import labelled

if TYPE_CHECKING:
    from shop_engines.models.customer import Customer


class Label(Model):
    __tablename__ = "label"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(20), unique=True)

    customers: Mapped[list[Customer]] = relationship(
        secondary=labelled, back_populates="labels"
    )
