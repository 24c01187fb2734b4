from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_texts.db import Model


class Long(Model):
    """The first paragraph is longer than a line may be, so it is wrapped where black
    would leave it alone, word by word.

    The second one is short.
    """

    __tablename__ = "long"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
