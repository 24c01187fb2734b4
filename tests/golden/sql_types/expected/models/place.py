from __future__ import annotations

from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from shop_sql_types.db import Model
from shop_sql_types.models.types import SqlType


class Place(Model):
    __tablename__ = "place"

    id: Mapped[int] = mapped_column(primary_key=True)
    description: Mapped[str | None] = mapped_column(SqlType("xml"))
    labels: Mapped[list[str]] = mapped_column(
        SqlType("text[]"), server_default=text("'{}'")
    )
    position: Mapped[str] = mapped_column(
        SqlType("point"), server_default=text("'(0,0)'")
    )
    version: Mapped[str | None] = mapped_column(SqlType("pg_lsn"))
    name: Mapped[str] = mapped_column(SqlType("varchar(40)"), index=True)
    rate: Mapped[Decimal] = mapped_column(
        SqlType("numeric(5, 2)"), server_default=text("0")
    )
