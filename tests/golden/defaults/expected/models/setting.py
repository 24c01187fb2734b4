from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, Float, Numeric, String, func, text, true
from sqlalchemy.orm import Mapped, mapped_column

from shop_defaults.db import Model
from shop_defaults.models.enums import Level, level_type


class Setting(Model):
    __tablename__ = "setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    flag: Mapped[bool] = mapped_column(default=True, server_default=true())
    count: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    ratio: Mapped[float] = mapped_column(Float, default=0.5)
    price: Mapped[Decimal] = mapped_column(
        Numeric(8, 2), default=Decimal("9.9"), server_default=text("0")
    )
    label: Mapped[str] = mapped_column(
        String(40), default='it\'s "quoted" \\ and %s', server_default="it's"
    )
    level: Mapped[Level] = mapped_column(level_type, default=Level.LOW)
    day: Mapped[date] = mapped_column(default=date(2024, 2, 29))
    moment: Mapped[time] = mapped_column(default=time.fromisoformat("12:30:00"))
    stamp: Mapped[datetime] = mapped_column(default=func.now())
    token: Mapped[UUID] = mapped_column(default=uuid4)
    document: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    options: Mapped[dict[str, Any]] = mapped_column(
        JSON, default=lambda: {"depth": 3, "tags": ["a", "b"]}
    )
    raw: Mapped[bytes | None]
