from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column


class Inspected:
    inspected_on: Mapped[date | None] = mapped_column(
        index=True, sort_order=100, use_existing_column=True
    )
    inspector: Mapped[str | None] = mapped_column(
        String(40), sort_order=100, use_existing_column=True
    )
