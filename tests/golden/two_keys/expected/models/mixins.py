from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column


class Located:
    city: Mapped[str] = mapped_column(String(40), sort_order=100)
    slug: Mapped[str] = mapped_column(String(40), unique=True, sort_order=100)
    born: Mapped[date | None] = mapped_column(sort_order=100)
