from __future__ import annotations

from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_version_ids.db import Model, uuid_version


class Note(Model):
    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text, deferred=True)
    token: Mapped[UUID] = mapped_column(comment="Changes with every update")

    __mapper_args__ = {"version_id_col": token, "version_id_generator": uuid_version}
