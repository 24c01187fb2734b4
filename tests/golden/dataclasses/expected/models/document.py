from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from shop_dataclasses.db import Model


class Document(MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    __tablename__ = "document"

    shelf: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
