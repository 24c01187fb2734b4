from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inheritance.models.enums import PersonKind
from shop_inheritance.models.person import Person

if TYPE_CHECKING:
    from shop_inheritance.models.customer import Customer
    from shop_inheritance.models.department import Department
    from shop_inheritance.models.manager import Manager


class Employee(Person):
    __tablename__ = "employee"

    id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(unique=True)
    salary: Mapped[Decimal] = mapped_column(Numeric(12, 2), server_default=text("0"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)

    department: Mapped[Department] = relationship(back_populates="staff")
    managers: Mapped[list[Manager]] = relationship(
        foreign_keys="Manager.assistant_id",
        back_populates="assistant",
        passive_deletes=True,
    )
    customers: Mapped[list[Customer]] = relationship(
        foreign_keys="Customer.served_by_id",
        back_populates="served_by",
        passive_deletes=True,
    )

    __table_args__ = (CheckConstraint("salary >= 0", name="salary_not_negative"),)

    __mapper_args__: Any = {
        "polymorphic_identity": PersonKind.EMPLOYEE,
        "polymorphic_load": "inline",
        "passive_deletes": True,
    }
