from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from shop_concrete.models.animal import Animal


class Pet(Animal):
    __abstract__ = True

    born: Mapped[date] = mapped_column(sort_order=100)
