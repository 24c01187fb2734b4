from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.schema import conv

from shop_postgresql_constraints.db import Model

if TYPE_CHECKING:
    from shop_postgresql_constraints.models.playlist import Playlist


class Track(Model):
    __tablename__ = "track"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    title: Mapped[str] = mapped_column(String(80))
    rating: Mapped[int | None] = mapped_column()
    playlist_code: Mapped[str] = mapped_column(
        ForeignKey("playlist.code", deferrable=True)
    )
    album: Mapped[int | None]
    disc: Mapped[int | None]
    playlist_id: Mapped[int] = mapped_column(ForeignKey("playlist.id"))

    playlist: Mapped[Playlist] = relationship(
        foreign_keys=[playlist_id], back_populates="tracks"
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["album", "disc"],
            ["disc.album", "disc.number"],
            deferrable=True,
            initially="DEFERRED",
            match="FULL",
        ),
        UniqueConstraint("playlist_id", "place", deferrable=True, initially="DEFERRED"),
        UniqueConstraint("title", deferrable=True),
        CheckConstraint("place > 0", name="positive", postgresql_not_valid=True),
        CheckConstraint("rating between 1 and 5", name=conv("track_rating_check")),
        Index("ix_track_place", "place", postgresql_include=["title", "rating"]),
        Index(
            "ix_track_rating_track_place",
            "rating",
            "place",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("rating > 0"),
            sqlite_where=text("rating > 0"),
        ),
        Index(
            "ix_track_rating_track_title",
            rating.desc().nulls_last(),
            title.nulls_first(),
        ),
        Index(
            "ix_track_title_pattern",
            "title",
            postgresql_ops={"title": "text_pattern_ops"},
        ),
    )
