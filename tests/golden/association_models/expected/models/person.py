from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_association_models.db import Model

if TYPE_CHECKING:
    from shop_association_models.models.friendship import Friendship
    from shop_association_models.models.house import House
    from shop_association_models.models.sale import Sale


class Person(Model):
    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))

    friends: Mapped[list[Person]] = relationship(
        secondary="friendship",
        primaryjoin="Person.id == Friendship.person_id",
        secondaryjoin="Person.id == Friendship.friend_id",
        back_populates="friend_of",
        viewonly=True,
    )
    sold: Mapped[list[House]] = relationship(
        secondary="sale",
        primaryjoin="Person.id == Sale.seller_id",
        secondaryjoin="and_(House.street == Sale.house_street, House.number == Sale.house_number)",
        back_populates="sellers",
        viewonly=True,
    )
    bought: Mapped[list[House]] = relationship(
        secondary="sale",
        primaryjoin="Person.id == Sale.buyer_id",
        secondaryjoin="and_(House.street == Sale.house_street, House.number == Sale.house_number)",
        back_populates="buyers",
        viewonly=True,
    )
    friendships: Mapped[list[Friendship]] = relationship(
        foreign_keys="Friendship.person_id",
        back_populates="person",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    friended: Mapped[list[Friendship]] = relationship(
        foreign_keys="Friendship.friend_id",
        back_populates="friend",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    sales: Mapped[list[Sale]] = relationship(
        foreign_keys="Sale.seller_id", back_populates="seller"
    )
    purchases: Mapped[list[Sale]] = relationship(
        foreign_keys="Sale.buyer_id", back_populates="buyer"
    )
    friend_of: Mapped[list[Person]] = relationship(
        secondary="friendship",
        primaryjoin="Person.id == Friendship.friend_id",
        secondaryjoin="Person.id == Friendship.person_id",
        back_populates="friends",
        viewonly=True,
    )
