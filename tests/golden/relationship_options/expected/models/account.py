from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_relationship_options.db import Model

if TYPE_CHECKING:
    from shop_relationship_options.models.entry import Entry


class Account(Model):
    __tablename__ = "account"

    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    rank: Mapped[int | None]
    parent_code: Mapped[str | None] = mapped_column(
        ForeignKey("account.code", deferrable=True, initially="DEFERRED"), index=True
    )

    parent: Mapped[Account | None] = relationship(
        remote_side=[code], back_populates="children"
    )
    children: Mapped[list[Account]] = relationship(
        back_populates="parent",
        passive_updates=False,
        lazy="selectin",
        join_depth=3,
        order_by="[Account.rank.desc().nulls_last(), Account.code]",
    )
    entries: Mapped[list[Entry]] = relationship(
        back_populates="account", passive_deletes="all", passive_updates=False
    )
