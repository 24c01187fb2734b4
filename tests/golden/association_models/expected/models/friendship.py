from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_association_models.db import Model

if TYPE_CHECKING:
    from shop_association_models.models.person import Person


class Friendship(Model):
    __tablename__ = "friendship"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    friend_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    since: Mapped[date]

    person: Mapped[Person] = relationship(
        foreign_keys=[person_id], back_populates="friendships"
    )
    friend: Mapped[Person] = relationship(
        foreign_keys=[friend_id], back_populates="friended"
    )
