from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inheritance.models.associations import manager_teams
from shop_inheritance.models.employee import Employee
from shop_inheritance.models.enums import PersonKind

if TYPE_CHECKING:
    from shop_inheritance.models.department import Department
    from shop_inheritance.models.team import Team


class Manager(Employee):
    __tablename__ = "manager"

    id: Mapped[int] = mapped_column(
        ForeignKey("employee.id", ondelete="CASCADE"), primary_key=True
    )
    level: Mapped[int] = mapped_column(default=1)
    assistant_id: Mapped[int | None] = mapped_column(
        ForeignKey("employee.id", ondelete="SET NULL"), index=True
    )

    assistant: Mapped[Employee | None] = relationship(
        foreign_keys=[assistant_id],
        remote_side="Employee.id",
        back_populates="managers",
    )
    teams: Mapped[list[Team]] = relationship(
        secondary=manager_teams, back_populates="managers"
    )
    heads: Mapped[list[Department]] = relationship(
        foreign_keys="Department.head_id",
        back_populates="head",
        passive_deletes=True,
        post_update=True,
    )

    __mapper_args__ = {
        "polymorphic_identity": PersonKind.MANAGER,
        "polymorphic_load": "selectin",
        "inherit_condition": id == Employee.id,
    }
