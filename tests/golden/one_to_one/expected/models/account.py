from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_one_to_one.db import Model

if TYPE_CHECKING:
    from shop_one_to_one.models.profile import Profile
    from shop_one_to_one.models.setting import Setting


class Account(Model):
    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)

    profile: Mapped[Profile | None] = relationship(
        back_populates="account", cascade="all, delete-orphan", passive_deletes=True
    )
    setting: Mapped[Setting | None] = relationship(back_populates="account")
