from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_tables.db import Model


class Measurement(Model):
    __tablename__ = "measurement"

    day: Mapped[date] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[float | None]

    __table_args__ = {"postgresql_partition_by": "RANGE (day)"}
