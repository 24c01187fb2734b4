from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column


class Rated:
    rated_by: Mapped[int | None] = mapped_column(
        ForeignKey(
            "playlist.id",
            name="rated_by_playlist",
            deferrable=True,
            postgresql_not_valid=True,
        ),
        sort_order=100,
    )
