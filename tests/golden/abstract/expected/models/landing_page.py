from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shop_abstract.models.page import Page


class LandingPage(Page):
    __tablename__ = "landing_page"

    id: Mapped[UUID] = mapped_column(ForeignKey("page.id"), primary_key=True)
    banner: Mapped[str] = mapped_column(String(200))

    __mapper_args__ = {"polymorphic_identity": "landing_page"}
