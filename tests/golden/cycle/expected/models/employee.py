from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_cycle.db import Model

if TYPE_CHECKING:
    from shop_cycle.models.store import Store


class Employee(Model):
    __tablename__ = "employee"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    store_id: Mapped[int] = mapped_column(
        ForeignKey("store.id", ondelete="CASCADE"), index=True
    )

    store: Mapped[Store] = relationship(
        foreign_keys=[store_id], back_populates="employees"
    )
    managed_stores: Mapped[list[Store]] = relationship(
        foreign_keys="Store.manager_id",
        back_populates="manager",
        passive_deletes=True,
        post_update=True,
    )
