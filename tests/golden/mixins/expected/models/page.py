from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_mixins.db import Model
from shop_mixins.models.mixins import Timestamps


class Page(Timestamps, Model):
    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
