from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_relationship_options.db import Model

if TYPE_CHECKING:
    from shop_relationship_options.models.account import Account
    from shop_relationship_options.models.receipt import Receipt


class Entry(Model):
    __tablename__ = "entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    account_code: Mapped[str] = mapped_column(
        ForeignKey("account.code", name="entry_of_account"), index=True
    )
    receipt_id: Mapped[int | None] = mapped_column(
        ForeignKey("receipt.id"), unique=True
    )

    account: Mapped[Account] = relationship(
        back_populates="entries", lazy="joined", innerjoin=True
    )
    receipt: Mapped[Receipt | None] = relationship(
        back_populates="entry", cascade="all, delete-orphan", single_parent=True
    )
