from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, String, func
from sqlalchemy.orm import Mapped, mapped_column


class Timestamps:
    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now(), sort_order=100
    )


class Owned:
    share: Mapped[int] = mapped_column(sort_order=100)


class Titled(Timestamps, Owned):
    title: Mapped[str] = mapped_column(String(80), sort_order=100)
    subtitle: Mapped[str | None] = mapped_column(String(80), sort_order=100)
