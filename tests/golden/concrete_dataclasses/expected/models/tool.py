from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import ColumnDefault, ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_concrete_dataclasses.models.item import Item

if TYPE_CHECKING:
    from shop_concrete_dataclasses.models.owner import Owner


class Tool(Item, repr=False, eq=False, kw_only=True):
    __tablename__ = "tool"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ColumnDefault(uuid4))
    label: Mapped[str] = mapped_column(String(40))
    price: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(
        default=None, server_default=text("CURRENT_TIMESTAMP")
    )
    weight: Mapped[int]
    owner_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("owner.id", ondelete="SET NULL"), index=True, default=None
    )

    owner: Mapped[Owner | None] = relationship(default=None, back_populates="tools")

    __mapper_args__ = {"polymorphic_identity": "tool", "concrete": True}
