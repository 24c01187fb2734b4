from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column


class Versioned:
    row_version: Mapped[int] = mapped_column("rev", sort_order=100)
