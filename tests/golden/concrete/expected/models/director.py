from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Numeric,
    String,
    func,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from shop_concrete.models.enums import Grade, grade_type
from shop_concrete.models.manager import Manager

if TYPE_CHECKING:
    from shop_concrete.models.car import Car
    from shop_concrete.models.company import Company
    from shop_concrete.models.employee import Employee


class Director(Manager):
    __tablename__ = "directors"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(80))
    grade: Mapped[Grade] = mapped_column(grade_type, server_default="junior")
    number: Mapped[int] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    level: Mapped[int]
    bonus: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    company_id: Mapped[UUID] = mapped_column(
        ForeignKey(
            "company.id", name="fk_of_company_manager_director", ondelete="CASCADE"
        )
    )
    mentor_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("employee.id", ondelete="SET NULL"), index=True
    )
    car_id: Mapped[UUID | None] = mapped_column(ForeignKey("car.id"), index=True)

    twice: Mapped[int] = column_property(number * 2)

    company: Mapped[Company] = relationship(back_populates="directors")
    mentor: Mapped[Employee | None] = relationship(back_populates="directors")
    car: Mapped[Car | None] = relationship(back_populates="directors")

    __table_args__ = (
        CheckConstraint("level > 0", name="level_positive"),
        CheckConstraint("number > 0", name="number_positive"),
        Index("ix_of_names_manager_director", "company_id", "name"),
    )

    __mapper_args__ = {"polymorphic_identity": "chief", "concrete": True}
