from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_collections.db import Model

if TYPE_CHECKING:
    from shop_collections.models.author import Author


class Alias(Model):
    __tablename__ = "alias"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    author_id: Mapped[int] = mapped_column(
        ForeignKey("author.id", ondelete="CASCADE"), index=True
    )

    author: Mapped[Author] = relationship(back_populates="aliases")
