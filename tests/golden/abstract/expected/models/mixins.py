from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, String, func
from sqlalchemy.orm import Mapped, mapped_column


class Timestamps:
    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), index=True, server_default=func.now(), sort_order=100
    )


class Slugs:
    slug: Mapped[str] = mapped_column(String(40), unique=True, sort_order=100)
