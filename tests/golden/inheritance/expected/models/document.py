from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_inheritance.db import Model


class Document(Model):
    __tablename__ = "document"

    shelf: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)

    __mapper_args__ = {
        "eager_defaults": True,
        "confirm_deleted_rows": False,
        "batch": False,
    }
