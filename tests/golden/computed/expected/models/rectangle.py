from __future__ import annotations

from sqlalchemy import Computed, String
from sqlalchemy.orm import Mapped, mapped_column

from shop_computed.db import Model
from shop_computed.models.mixins import Priced


class Rectangle(Priced, Model):
    __tablename__ = "rectangle"

    id: Mapped[int] = mapped_column(primary_key=True)
    width: Mapped[int]
    height: Mapped[int]
    area: Mapped[int] = mapped_column(
        Computed("width * height", persisted=True), index=True
    )
    outline: Mapped[int | None] = mapped_column(
        Computed("2 * (width + height)", persisted=False)
    )
    label: Mapped[str] = mapped_column(
        "Label",
        String(80),
        Computed("width || '\\:x' || height || ' 100%'", persisted=True),
        info={"redact": True},
    )
