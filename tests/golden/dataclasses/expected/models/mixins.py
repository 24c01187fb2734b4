from __future__ import annotations

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column


class Timestamps(MappedAsDataclass, repr=False, eq=False, kw_only=True):
    created_at: Mapped[datetime] = mapped_column(
        default=None,
        kw_only=True,
        server_default=text("CURRENT_TIMESTAMP"),
        sort_order=100,
    )
    changed_at: Mapped[datetime | None] = mapped_column(
        default=None, kw_only=True, onupdate=text("CURRENT_TIMESTAMP"), sort_order=100
    )


class Versioned(Timestamps, MappedAsDataclass, repr=False, eq=False, kw_only=True):
    row_version: Mapped[int] = mapped_column(init=False, sort_order=100)
