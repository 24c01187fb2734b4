from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnDefault, String
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from shop_uuid_keys.db import Model, uuid7


class Trip(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "trip"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ColumnDefault(uuid7))
    kind: Mapped[str] = mapped_column(String(10), init=False)

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "trip"}
