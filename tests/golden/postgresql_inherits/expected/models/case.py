from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_inherits.db import Model


class Case(Model):
    __tablename__ = "case"

    code: Mapped[str] = mapped_column(String(8), primary_key=True)

    __table_args__ = {"schema": "ledger"}
