from __future__ import annotations

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column


class Timestamps(MappedAsDataclass, repr=False, eq=False, kw_only=True):
    created_at: Mapped[datetime] = mapped_column(
        default=None, server_default=text("CURRENT_TIMESTAMP"), sort_order=100
    )
