from __future__ import annotations

from sqlalchemy import FetchedValue, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_deferred.db import Model
from shop_deferred.models.mixins import Described


class Page(Described, Model):
    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(80))
    body: Mapped[str] = mapped_column(Text, deferred_group="texts", doc="What it says.")
    notes: Mapped[str | None] = mapped_column(
        Text, deferred_group="texts", info={"redact": True}
    )
    picture: Mapped[bytes | None] = mapped_column(deferred=True)
    revision: Mapped[int] = mapped_column(
        server_default=text("1"), server_onupdate=FetchedValue()
    )
