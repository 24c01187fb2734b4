from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_abstract.models.content import Content

if TYPE_CHECKING:
    from shop_abstract.models.user import User


class Page(Content):
    __tablename__ = "page"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[str] = mapped_column(String(20))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))

    author: Mapped[User] = relationship(
        foreign_keys=[author_id], back_populates="pages"
    )

    __table_args__ = (
        UniqueConstraint("author_id", "title"),
        CheckConstraint("title <> ''", name="title_not_empty"),
        Index("ix_page_state_page_title", "state", "title"),
    )

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "page"}
