from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_postgresql_constraints.db import Model

if TYPE_CHECKING:
    from shop_postgresql_constraints.models.track import Track


class Playlist(Model):
    __tablename__ = "playlist"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    owner: Mapped[str | None] = mapped_column(String(40))
    code: Mapped[str] = mapped_column(String(10), unique=True)
    origin: Mapped[int | None] = mapped_column(
        ForeignKey("playlist.id", postgresql_not_valid=True)
    )

    tracks: Mapped[list[Track]] = relationship(
        foreign_keys="Track.playlist_id", back_populates="playlist"
    )

    __table_args__ = (
        UniqueConstraint(
            "owner",
            "name",
            postgresql_nulls_not_distinct=True,
            postgresql_include=["code"],
        ),
    )
