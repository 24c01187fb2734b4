from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnDefault, String
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from shop_uuid_keys.db import Model, uuid7


class Visit(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "visit"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ColumnDefault(uuid7))
    page: Mapped[str] = mapped_column(String(200))
    trace: Mapped[UUID] = mapped_column(default_factory=uuid7)
