from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from shop_sqlite_tables.db import Model


class Receipt(Model):
    __tablename__ = "receipt"

    id: Mapped[int]
    total: Mapped[int] = mapped_column(info={"label": "100 % of it"})
    paid_by: Mapped[str | None] = mapped_column(
        Text, info={"label": "card", "redact": True}
    )

    __table_args__ = (
        PrimaryKeyConstraint("id", name="receipt_number"),
        {"info": {"owner": "the shop's"}, "sqlite_autoincrement": True},
    )
