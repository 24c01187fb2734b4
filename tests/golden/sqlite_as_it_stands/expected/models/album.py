from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Integer,
    Numeric,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.schema import conv

from shop_sqlite_as_it_stands.db import Model
from shop_sqlite_as_it_stands.models.types import DeclaredType, SqlType

if TYPE_CHECKING:
    from shop_sqlite_as_it_stands.models.artist import Artist


class Album(Model):
    __tablename__ = "album"

    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[Decimal] = mapped_column(
        DeclaredType("DECIMAL(5,2)", Numeric(5, 2)), server_default=text("0")
    )
    tracks: Mapped[int] = mapped_column(DeclaredType("INT", Integer()))
    anything: Mapped[str | None] = mapped_column(SqlType(""))
    day: Mapped[date | None] = mapped_column(DeclaredType("DAY", Date()))
    artist_code: Mapped[str | None] = mapped_column(Text, ForeignKey("artist.code"))
    first_id: Mapped[int | None] = mapped_column(
        ForeignKey("album.id", name="of_the_same_series"), index=True
    )

    artist: Mapped[Artist | None] = relationship(back_populates="albums")
    first: Mapped[Album | None] = relationship(
        remote_side=[id], back_populates="first_of"
    )
    first_of: Mapped[list[Album]] = relationship(back_populates="first")

    __table_args__ = (
        UniqueConstraint("tracks", "day", name="one_a_day"),
        UniqueConstraint("price", "tracks"),
        CheckConstraint("price >= 0"),
        CheckConstraint("tracks > 0", name=conv("some_tracks")),
    )
