from __future__ import annotations

from sqlalchemy import String, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_dataclasses.db import View


class Rich(View):
    __tablename__ = "rich"
    __view__ = text("SELECT id, name FROM customer WHERE credit > 1000")

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
