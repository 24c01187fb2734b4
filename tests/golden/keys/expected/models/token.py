from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy.orm import Mapped, mapped_column

from shop_keys.db import Model


class Token(Model):
    __tablename__ = "token"

    token: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
