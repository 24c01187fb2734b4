from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_version_ids.db import Model
from shop_version_ids.models.mixins import Versioned


class Draft(Versioned, Model):
    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)

    __mapper_args__ = {"version_id_col": Versioned.row_version}
