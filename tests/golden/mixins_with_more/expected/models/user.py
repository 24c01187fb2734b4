from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_mixins_with_more.db import Model

if TYPE_CHECKING:
    from shop_mixins_with_more.models.picture import Picture
    from shop_mixins_with_more.models.song import Song


class User(Model):
    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))

    pictures: Mapped[list[Picture]] = relationship(
        foreign_keys="Picture.owner_id",
        back_populates="owner",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    songs: Mapped[list[Song]] = relationship(
        foreign_keys="Song.owner_id",
        back_populates="owner",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
