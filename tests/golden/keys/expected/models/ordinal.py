from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from shop_keys.db import Model


class Ordinal(Model):
    __tablename__ = "ordinal"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
