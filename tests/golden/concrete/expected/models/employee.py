from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.ext.declarative import ConcreteBase
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from shop_concrete.db import Model
from shop_concrete.models import company as _company
from shop_concrete.models.enums import Grade, grade_type
from shop_concrete.models.mixins import Timestamps

if TYPE_CHECKING:
    from shop_concrete.models.company import Company
    from shop_concrete.models.director import Director
    from shop_concrete.models.manager import Manager


def _make_company_name(value: str) -> Company:
    return _company.Company(name=value)


class Employee(Timestamps, ConcreteBase, Model):
    """Found together with managers and engineers."""

    __tablename__ = "employee"
    _concrete_discriminator_name = "kind"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(80))
    grade: Mapped[Grade] = mapped_column(grade_type, server_default="junior")
    number: Mapped[int] = mapped_column(unique=True)
    company_id: Mapped[UUID] = mapped_column(
        ForeignKey("company.id", name="fk_of_company", ondelete="CASCADE")
    )
    mentor_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("employee.id", ondelete="SET NULL"), index=True
    )

    twice: Mapped[int] = column_property(number * 2)

    company: Mapped[Company] = relationship(back_populates="staff")
    mentor: Mapped[Employee | None] = relationship(
        remote_side=[id], back_populates="pupils"
    )
    pupils: Mapped[list[Employee]] = relationship(
        back_populates="mentor", passive_deletes=True
    )
    managers: Mapped[list[Manager]] = relationship(
        back_populates="mentor", passive_deletes=True
    )
    directors: Mapped[list[Director]] = relationship(
        back_populates="mentor", passive_deletes=True
    )

    company_name: AssociationProxy[str] = association_proxy(
        "company", "name", creator=_make_company_name
    )

    __table_args__: Any = (
        CheckConstraint("number > 0", name="number_positive"),
        Index("ix_of_names", "company_id", "name"),
    )

    __mapper_args__: Any = {"polymorphic_identity": "worker", "concrete": True}

    @hybrid_property
    def label(self) -> str:
        return self.name + "!"
