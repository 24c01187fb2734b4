from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_self_reference.db import Model
from shop_self_reference.models.associations import friendship


class Person(Model):
    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)

    friends: Mapped[list[Person]] = relationship(
        secondary=friendship,
        primaryjoin=lambda: Person.id == friendship.c.person_id,
        secondaryjoin=lambda: Person.id == friendship.c.friend_id,
        back_populates="friend_of",
    )
    manager: Mapped[Person | None] = relationship(
        remote_side=[id], back_populates="reports"
    )
    reports: Mapped[list[Person]] = relationship(back_populates="manager")
    friend_of: Mapped[list[Person]] = relationship(
        secondary=friendship,
        primaryjoin=lambda: Person.id == friendship.c.friend_id,
        secondaryjoin=lambda: Person.id == friendship.c.person_id,
        back_populates="friends",
    )
