from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import String as _String, func as _func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_names.db import Model

if TYPE_CHECKING:
    from shop_names.models.thing import Thing


class Part(Model):
    __tablename__ = "Part-Table"

    id: Mapped[int] = mapped_column(primary_key=True)
    String: Mapped[str] = mapped_column(_String(20))
    func: Mapped[datetime | None] = mapped_column(server_default=_func.now())

    things: Mapped[list[Thing]] = relationship(back_populates="list")
