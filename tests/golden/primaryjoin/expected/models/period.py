from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from shop_primaryjoin.db import Model


class Period(Model):
    __tablename__ = "period"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_day: Mapped[date]
    end: Mapped[date]
