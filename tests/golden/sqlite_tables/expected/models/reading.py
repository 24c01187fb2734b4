from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_sqlite_tables.db import Model


class Reading(Model):
    """measured values"""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(Text)
    value: Mapped[int | None]

    __table_args__ = {"comment": "measured values", "sqlite_strict": True}
