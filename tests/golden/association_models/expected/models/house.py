from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_association_models.db import Model

if TYPE_CHECKING:
    from shop_association_models.models.person import Person
    from shop_association_models.models.sale import Sale


class House(Model):
    __tablename__ = "house"

    street: Mapped[str] = mapped_column(String(80), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)

    buyers: Mapped[list[Person]] = relationship(
        secondary="sale",
        primaryjoin="and_(House.street == Sale.house_street, House.number == Sale.house_number)",
        secondaryjoin="Person.id == Sale.buyer_id",
        back_populates="bought",
        viewonly=True,
    )
    sales: Mapped[list[Sale]] = relationship(back_populates="house")
    sellers: Mapped[list[Person]] = relationship(
        secondary="sale",
        primaryjoin="and_(House.street == Sale.house_street, House.number == Sale.house_number)",
        secondaryjoin="Person.id == Sale.seller_id",
        back_populates="sold",
        viewonly=True,
    )
