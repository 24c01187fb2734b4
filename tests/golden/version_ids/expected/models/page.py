from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_version_ids.db import Model


class Page(Model):
    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(80))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
