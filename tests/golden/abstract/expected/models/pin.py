from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy.orm import Mapped, mapped_column

from shop_abstract.models.marker import Marker


class Pin(Marker):
    __tablename__ = "pin"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    x: Mapped[int]
