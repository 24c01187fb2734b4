from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_association_models.db import Model

if TYPE_CHECKING:
    from shop_association_models.models.house import House
    from shop_association_models.models.person import Person


class Sale(Model):
    __tablename__ = "sale"

    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    house_street: Mapped[str] = mapped_column(String(80))
    house_number: Mapped[int]
    seller_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    buyer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)

    house: Mapped[House] = relationship(back_populates="sales")
    seller: Mapped[Person] = relationship(
        foreign_keys=[seller_id], back_populates="sales"
    )
    buyer: Mapped[Person] = relationship(
        foreign_keys=[buyer_id], back_populates="purchases"
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["house_street", "house_number"], ["house.street", "house.number"]
        ),
        Index("ix_sale_house_street_sale_house_number", "house_street", "house_number"),
    )
