from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column


class Stamped:
    changed_at: Mapped[datetime | None] = mapped_column(sort_order=100)
