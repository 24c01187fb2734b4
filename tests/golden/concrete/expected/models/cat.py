from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_concrete.models.pet import Pet

if TYPE_CHECKING:
    from shop_concrete.models.company import Company


class Cat(Pet):
    __tablename__ = "cat"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    lives: Mapped[int]
    owner_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("company.id", ondelete="SET NULL"), index=True
    )

    owner: Mapped[Company | None] = relationship(back_populates="cats")

    __mapper_args__ = {"polymorphic_identity": "kitty", "concrete": True}
