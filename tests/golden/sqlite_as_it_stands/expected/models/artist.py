from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import DateTime, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_sqlite_as_it_stands.db import Model
from shop_sqlite_as_it_stands.models.types import DeclaredType

if TYPE_CHECKING:
    from shop_sqlite_as_it_stands.models.album import Album


class Artist(Model):
    __tablename__ = "artist"

    code: Mapped[str] = mapped_column(
        DeclaredType("NVARCHAR(12)", String(12)), primary_key=True, nullable=True
    )
    name: Mapped[str] = mapped_column(
        DeclaredType("NVARCHAR(120)", String(120)), unique=True
    )
    born: Mapped[datetime | None] = mapped_column(
        DeclaredType("TIMESTAMP", DateTime()), server_default=text("CURRENT_TIMESTAMP")
    )

    albums: Mapped[list[Album]] = relationship(back_populates="artist")
