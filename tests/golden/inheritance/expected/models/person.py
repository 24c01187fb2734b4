from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_inheritance.db import Model
from shop_inheritance.models.associations import customer_friends
from shop_inheritance.models.enums import PersonKind, person_kind_type
from shop_inheritance.models.mixins import Timestamps

if TYPE_CHECKING:
    from shop_inheritance.models.city import City
    from shop_inheritance.models.customer import Customer


class Person(Timestamps, Model):
    """Everybody we know."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PersonKind] = mapped_column(person_kind_type)
    name: Mapped[str] = mapped_column(String(80))
    city_id: Mapped[int | None] = mapped_column(ForeignKey("city.id"), index=True)

    city: Mapped[City | None] = relationship(back_populates="people")
    friend_of: Mapped[list[Customer]] = relationship(
        secondary=customer_friends, back_populates="friends"
    )

    __table_args__: Any = (Index("ix_person_kind_person_name", "kind", "name"),)

    __mapper_args__: Any = {
        "polymorphic_on": "kind",
        "polymorphic_identity": PersonKind.PERSON,
    }
