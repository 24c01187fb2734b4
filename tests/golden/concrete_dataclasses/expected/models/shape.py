from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from shop_concrete_dataclasses.db import Model
from shop_concrete_dataclasses.models.mixins import Timestamps


class Shape(Timestamps, MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __abstract__ = True

    color: Mapped[str] = mapped_column(String(20), sort_order=100)
