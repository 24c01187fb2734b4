from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_cycle.db import Model

if TYPE_CHECKING:
    from shop_cycle.models.employee import Employee


class Store(Model):
    __tablename__ = "store"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    manager_id: Mapped[int | None] = mapped_column(
        ForeignKey("employee.id", ondelete="SET NULL", use_alter=True), index=True
    )

    manager: Mapped[Employee | None] = relationship(
        foreign_keys=[manager_id], back_populates="managed_stores", post_update=True
    )
    employees: Mapped[list[Employee]] = relationship(
        foreign_keys="Employee.store_id",
        back_populates="store",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
