from __future__ import annotations

from sqlalchemy import Text, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_mapper_keys.db import Model
from shop_mapper_keys.models.mixins import Stamped


class LogLine(Stamped, Model):
    __tablename__ = "log"

    number: Mapped[int] = mapped_column("no", server_default=text("0"))
    message: Mapped[str | None] = mapped_column(Text)

    __mapper_args__ = {"primary_key": ["stamped_at", "number", "message"]}
