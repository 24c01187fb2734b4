from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_primaryjoin.models.person import Person


class Manager(Person):
    __tablename__ = "manager"

    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    led_team: Mapped[str] = mapped_column(String(20))

    members: Mapped[list[Person]] = relationship(
        primaryjoin="Manager.led_team == foreign(remote(Person.team))", viewonly=True
    )

    __mapper_args__ = {"polymorphic_identity": "manager"}
