from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_concrete.models.animal import Animal

if TYPE_CHECKING:
    from shop_concrete.models.company import Company


class Lion(Animal):
    __tablename__ = "lion"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    roar: Mapped[str] = mapped_column(String(10))
    owner_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("company.id", ondelete="SET NULL"), index=True
    )

    owner: Mapped[Company | None] = relationship(back_populates="lions")

    __mapper_args__ = {"polymorphic_identity": "lion", "concrete": True}
