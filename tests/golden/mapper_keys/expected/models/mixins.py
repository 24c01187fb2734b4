from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime
from sqlalchemy.orm import Mapped, mapped_column


class Stamped:
    stamped_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), sort_order=100
    )
