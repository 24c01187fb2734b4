from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inheritance.models.associations import customer_friends
from shop_inheritance.models.enums import PersonKind
from shop_inheritance.models.person import Person

if TYPE_CHECKING:
    from shop_inheritance.models.employee import Employee


class Customer(Person):
    __tablename__ = "customer"

    customer_id: Mapped[int] = mapped_column(
        "customer_no",
        ForeignKey("person.id", name="customer_is_a_person"),
        primary_key=True,
    )
    since: Mapped[date]
    served_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("employee.id", ondelete="SET NULL"), index=True
    )

    served_by: Mapped[Employee | None] = relationship(
        foreign_keys=[served_by_id],
        remote_side="Employee.id",
        back_populates="customers",
    )
    friends: Mapped[list[Person]] = relationship(
        secondary=customer_friends, back_populates="friend_of"
    )

    __mapper_args__ = {"polymorphic_identity": PersonKind.CUSTOMER}
