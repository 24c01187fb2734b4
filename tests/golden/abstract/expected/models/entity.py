from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_abstract.db import Model
from shop_abstract.models.mixins import Timestamps


class Entity(Timestamps, Model):
    """What everything here has."""

    __abstract__ = True

    note: Mapped[str | None] = mapped_column(Text, sort_order=100)
