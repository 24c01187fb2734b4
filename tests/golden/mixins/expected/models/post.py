from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_mixins.db import Model
from shop_mixins.models.mixins import Slugged, Timestamps


class Post(Slugged, Timestamps, Model):
    __tablename__ = "post"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
