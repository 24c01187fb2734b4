from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_engines.db import Model
from shop_engines.models.associations import labelled
from shop_engines.models.enums import Channel, channel_type
from shop_engines.models.mixins import Stamped

if TYPE_CHECKING:
    from shop_engines.models.label import Label


class Customer(Stamped, Model):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    channel: Mapped[Channel] = mapped_column(channel_type, default=Channel.WEB)

    labels: Mapped[list[Label]] = relationship(
        secondary=labelled, back_populates="customers"
    )
