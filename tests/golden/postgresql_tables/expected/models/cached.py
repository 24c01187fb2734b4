from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_tables.db import Model


class Cached(Model):
    """may be lost"""

    __tablename__ = "cached"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)

    __table_args__ = {"comment": "may be lost", "prefixes": ["UNLOGGED"]}
