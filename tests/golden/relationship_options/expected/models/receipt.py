from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_relationship_options.db import Model

if TYPE_CHECKING:
    from shop_relationship_options.models.entry import Entry


class Receipt(Model):
    __tablename__ = "receipt"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    next_id: Mapped[int | None] = mapped_column(ForeignKey("receipt.id"), unique=True)

    next: Mapped[Receipt | None] = relationship(
        remote_side=[id], back_populates="previous", post_update=True
    )
    entry: Mapped[Entry | None] = relationship(back_populates="receipt")
    previous: Mapped[Receipt | None] = relationship(
        back_populates="next", post_update=True
    )
