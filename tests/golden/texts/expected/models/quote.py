from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_texts.db import Model


class Quote(Model):
    """ends with a "quote\" """

    __tablename__ = "quote"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
