from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import conv

from shop_constraints.db import Model


class Event(Model):
    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    room: Mapped[str] = mapped_column(String(20), index=True)
    slot: Mapped[int] = mapped_column(unique=True, index=True)
    starts_on: Mapped[date] = mapped_column()
    ends_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), server_default="open")

    __table_args__ = (
        UniqueConstraint("room", "ends_on", name="one_end_per_room"),
        UniqueConstraint("room", "starts_on"),
        CheckConstraint("length(room) <= 4", name=conv("The room's number")),
        CheckConstraint("ends_on >= starts_on", name="in_order"),
        CheckConstraint(
            "state in ('open', 'closed', '50%', '\\:soon')", name="known_state"
        ),
        Index("ix_event_code_lower", text("lower(code)"), unique=True),
        Index(
            "ix_event_open",
            "state",
            postgresql_where=text("state = 'open'"),
            sqlite_where=text("state = 'open'"),
        ),
        Index("ix_event_starts_on_event_ends_on", "starts_on", "ends_on"),
        Index("latest_by_room", "room", starts_on.desc()),
    )
