from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import ColumnDefault, String
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from shop_concrete_dataclasses.db import Model

if TYPE_CHECKING:
    from shop_concrete_dataclasses.models.item import Item
    from shop_concrete_dataclasses.models.tool import Tool


class Owner(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "owner"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ColumnDefault(uuid4))
    name: Mapped[str] = mapped_column(String(80))

    items: Mapped[list[Item]] = relationship(
        default_factory=list, back_populates="owner", passive_deletes=True
    )
    tools: Mapped[list[Tool]] = relationship(
        default_factory=list, back_populates="owner", passive_deletes=True
    )
