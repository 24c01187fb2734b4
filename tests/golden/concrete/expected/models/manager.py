from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, func
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from shop_concrete.models.employee import Employee
from shop_concrete.models.enums import Grade, grade_type

if TYPE_CHECKING:
    from shop_concrete.models.car import Car
    from shop_concrete.models.company import Company


class Manager(Employee):
    __tablename__ = "manager"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(80))
    grade: Mapped[Grade] = mapped_column(grade_type, server_default="junior")
    number: Mapped[int] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    level: Mapped[int]
    company_id: Mapped[UUID] = mapped_column(
        ForeignKey("company.id", name="fk_of_company_manager", ondelete="CASCADE")
    )
    mentor_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("employee.id", ondelete="SET NULL"), index=True
    )
    car_id: Mapped[UUID | None] = mapped_column(ForeignKey("car.id"), index=True)

    twice: Mapped[int] = column_property(number * 2)

    company: Mapped[Company] = relationship(back_populates="managers")
    mentor: Mapped[Employee | None] = relationship(back_populates="managers")
    car: Mapped[Car | None] = relationship(back_populates="managers")

    __table_args__: Any = (
        CheckConstraint("level > 0", name="level_positive"),
        CheckConstraint("number > 0", name="number_positive"),
        Index("ix_of_names_manager", "company_id", "name"),
    )

    __mapper_args__: Any = {"polymorphic_identity": "manager", "concrete": True}
