from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.ext.declarative import AbstractConcreteBase
from sqlalchemy.orm import Mapped, mapped_column

from shop_concrete.db import Model


class Animal(AbstractConcreteBase, Model):
    strict_attrs = True

    name: Mapped[str] = mapped_column(String(40), sort_order=100)
