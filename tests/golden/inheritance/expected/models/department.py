from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inheritance.db import Model

if TYPE_CHECKING:
    from shop_inheritance.models.employee import Employee
    from shop_inheritance.models.manager import Manager


class Department(Model):
    __tablename__ = "department"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(40))
    head_id: Mapped[int | None] = mapped_column(
        Integer,
        ForeignKey("manager.id", ondelete="SET NULL", use_alter=True),
        index=True,
    )

    staff: Mapped[list[Employee]] = relationship(
        back_populates="department", order_by="[Employee.name, Employee.number.desc()]"
    )
    head: Mapped[Manager | None] = relationship(
        foreign_keys=[head_id], back_populates="heads", post_update=True
    )
