from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import (
    Mapped,
    MappedAsDataclass,
    WriteOnlyMapped,
    mapped_column,
    relationship,
)

from shop_dataclasses.db import Model

if TYPE_CHECKING:
    from shop_dataclasses.models.customer import Customer


class Region(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "region"

    country: Mapped[str] = mapped_column(String(2), primary_key=True)
    code: Mapped[str] = mapped_column(String(10), primary_key=True)
    name: Mapped[str] = mapped_column(String(40))

    customers: WriteOnlyMapped[Customer] = relationship(
        init=False, back_populates="region"
    )
