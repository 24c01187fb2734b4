from __future__ import annotations

from json import dumps

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shop_version_ids.db import Model


class Ledger(Model):
    __tablename__ = "ledger"

    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]
    stamp: Mapped[str] = mapped_column(String(200))

    __mapper_args__ = {"version_id_col": stamp, "version_id_generator": dumps}
