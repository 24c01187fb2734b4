from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_composites.db import Model
from shop_postgresql_composites.models.enums import Country, country_type
from shop_postgresql_composites.models.types import SqlType


class Customer(Model):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    country: Mapped[Country] = mapped_column(country_type)
    home: Mapped[str] = mapped_column(SqlType("address"))
    others: Mapped[str | None] = mapped_column(SqlType("address[]"))
    where_: Mapped[str | None] = mapped_column("where", SqlType('geo."Odd place"'))
