from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, text
from sqlalchemy.orm import Mapped, mapped_column


class Stamped:
    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=text("CURRENT_TIMESTAMP"),
        sort_order=100,
    )


class Counted:
    number: Mapped[int] = mapped_column(default=0, sort_order=100)
