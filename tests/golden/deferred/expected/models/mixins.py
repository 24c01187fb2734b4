from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column


class Described:
    description: Mapped[str | None] = mapped_column(Text, deferred=True, sort_order=100)
