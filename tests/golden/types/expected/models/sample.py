from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Float,
    Numeric,
    PickleType,
    SmallInteger,
    String,
    Text,
    Time,
    Unicode,
    UnicodeText,
)
from sqlalchemy.orm import Mapped, mapped_column

from shop_types.db import Model


class Sample(Model):
    __tablename__ = "sample"

    id: Mapped[int] = mapped_column(primary_key=True)
    flag: Mapped[bool]
    small: Mapped[int] = mapped_column(SmallInteger)
    whole: Mapped[int]
    large: Mapped[int | None] = mapped_column(BigInteger)
    ratio: Mapped[float] = mapped_column(Float)
    exact_ratio: Mapped[float | None]
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    label: Mapped[str] = mapped_column(String(80))
    title: Mapped[str | None] = mapped_column(Unicode(80))
    body: Mapped[str] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(UnicodeText)
    data: Mapped[bytes | None]
    day: Mapped[date]
    moment: Mapped[time]
    zoned_moment: Mapped[time | None] = mapped_column(Time(timezone=True))
    stamp: Mapped[datetime]
    zoned_stamp: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    duration: Mapped[timedelta | None]
    token: Mapped[UUID]
    document: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    state: Mapped[Any] = mapped_column(PickleType)
    last_state: Mapped[Any | None] = mapped_column(PickleType)
    same_as_label: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(20, collation="NOCASE"))
