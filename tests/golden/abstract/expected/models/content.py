from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shop_abstract.models.entity import Entity
from shop_abstract.models.enums import State, state_type


class Content(Entity):
    __abstract__ = True

    title: Mapped[str] = mapped_column(String(120), sort_order=100)
    state: Mapped[State] = mapped_column(
        state_type, server_default="draft", sort_order=100
    )
    changed_by_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("user.id", ondelete="SET NULL"), sort_order=100
    )
