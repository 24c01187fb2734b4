from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column


class Placed:
    shelf: Mapped[int] = mapped_column(sort_order=100)
    place: Mapped[int] = mapped_column(sort_order=100)
