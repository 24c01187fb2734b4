from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import (
    DATEMULTIRANGE,
    DATERANGE,
    INT4MULTIRANGE,
    INT4RANGE,
    INT8MULTIRANGE,
    INT8RANGE,
    NUMMULTIRANGE,
    NUMRANGE,
    TSMULTIRANGE,
    TSRANGE,
    TSTZMULTIRANGE,
    TSTZRANGE,
    Range,
)
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_types.db import Model


class Booking(Model):
    __tablename__ = "booking"

    id: Mapped[int] = mapped_column(primary_key=True)
    rooms: Mapped[Range[int]] = mapped_column(INT4RANGE)
    numbers: Mapped[Range[int]] = mapped_column(
        INT8RANGE, server_default=text("'[1,10)'")
    )
    prices: Mapped[Range[Decimal] | None] = mapped_column(NUMRANGE)
    days: Mapped[Range[date]] = mapped_column(DATERANGE)
    hours: Mapped[Range[datetime] | None] = mapped_column(TSRANGE)
    exact_hours: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    all_rooms: Mapped[list[Range[int]]] = mapped_column(INT4MULTIRANGE)
    all_numbers: Mapped[list[Range[int]] | None] = mapped_column(INT8MULTIRANGE)
    all_prices: Mapped[list[Range[Decimal]]] = mapped_column(NUMMULTIRANGE)
    all_days: Mapped[list[Range[date]]] = mapped_column(DATEMULTIRANGE)
    all_hours: Mapped[list[Range[datetime]] | None] = mapped_column(TSMULTIRANGE)
    all_exact_hours: Mapped[list[Range[datetime]]] = mapped_column(TSTZMULTIRANGE)
