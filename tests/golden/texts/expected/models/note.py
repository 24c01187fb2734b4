from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_texts.db import Model


class Note(Model):
    """100 % of it's "notes"; \\ and {{ braces }} stay"""

    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(
        String(80), comment="line one\nline two", doc="What stands above the text."
    )
    secret: Mapped[str | None] = mapped_column(String(80), info={"redact": True})

    __table_args__ = {"comment": '100 % of it\'s "notes"; \\ and {{ braces }} stay'}
