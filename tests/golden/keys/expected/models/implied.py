from __future__ import annotations

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from shop_keys.db import Model


class Implied(Model):
    __tablename__ = "implied"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    label: Mapped[str] = mapped_column(String(20))
