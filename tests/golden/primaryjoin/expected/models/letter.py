from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_primaryjoin.db import Model


class Letter(Model):
    __tablename__ = "letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient: Mapped[str] = mapped_column(String(254))
    order_number: Mapped[int | None]
    read: Mapped[bool] = mapped_column(default=False)
