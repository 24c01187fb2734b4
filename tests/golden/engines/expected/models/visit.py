from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_engines.db import ReportsModel
from shop_engines.models.associations import reports_labelled
from shop_engines.models.enums import Channel, channel_type
from shop_engines.models.mixins import Stamped

if TYPE_CHECKING:
    from shop_engines.models.topic import Topic


class Visit(Stamped, ReportsModel):
    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(String(200))
    channel: Mapped[Channel] = mapped_column(channel_type)
    customer_id: Mapped[int] = mapped_column(doc="The customer in the other database.")

    topics: Mapped[list[Topic]] = relationship(
        secondary=reports_labelled, back_populates="visits"
    )
