from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_one_to_one.db import Model

if TYPE_CHECKING:
    from shop_one_to_one.models.account import Account


class Setting(Model):
    __tablename__ = "setting"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    theme: Mapped[str] = mapped_column(String(20))

    account: Mapped[Account] = relationship(back_populates="setting")
