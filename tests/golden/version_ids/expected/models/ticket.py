from __future__ import annotations

from sqlalchemy import FetchedValue, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_version_ids.db import Model


class Ticket(Model):
    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(
        server_default=text("1"), server_onupdate=FetchedValue()
    )

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}
