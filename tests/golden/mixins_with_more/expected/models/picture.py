from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, column
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import NullType

from shop_mixins_with_more.db import Model
from shop_mixins_with_more.models.mixins import Titled

if TYPE_CHECKING:
    from shop_mixins_with_more.models.user import User


class Picture(Titled, Model):
    __tablename__ = "picture"

    id: Mapped[int] = mapped_column(primary_key=True)
    width: Mapped[int]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    changed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="SET NULL"), index=True
    )
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))

    created_by: Mapped[User] = relationship(foreign_keys=[created_by_id])
    changed_by: Mapped[User | None] = relationship(foreign_keys=[changed_by_id])
    owner: Mapped[User] = relationship(
        foreign_keys=[owner_id], back_populates="pictures"
    )

    __table_args__ = (
        UniqueConstraint("owner_id", "title"),
        CheckConstraint("share between 0 and 100", name="share_is_percentage"),
        Index(
            "ix_picture_title_picture_created_at",
            "title",
            column("created_at", NullType()).desc(),
        ),
    )
