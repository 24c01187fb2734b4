from __future__ import annotations

from sqlalchemy import Text, text as _text
from sqlalchemy.orm import Mapped, mapped_column

from shop_sqlite_tables.db import Model


class Word(Model):
    __tablename__ = "word"

    text: Mapped[str] = mapped_column(Text, primary_key=True)
    count: Mapped[int] = mapped_column(server_default=_text("0"))

    __table_args__ = {"sqlite_with_rowid": False}
