from __future__ import annotations

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_resources.models.person import Person


class Author(Person):
    __tablename__ = "author"

    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    biography: Mapped[str] = mapped_column(Text, deferred=True)

    __mapper_args__ = {"polymorphic_identity": "author"}
