from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

from sqlalchemy import ColumnDefault, ForeignKey, String
from sqlalchemy.ext.declarative import ConcreteBase
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from shop_concrete_dataclasses.db import Model
from shop_concrete_dataclasses.models.mixins import Timestamps

if TYPE_CHECKING:
    from shop_concrete_dataclasses.models.owner import Owner


class Item(
    Timestamps,
    MappedAsDataclass,
    ConcreteBase,
    Model,
    repr=False,
    eq=False,
    kw_only=True,
):
    __tablename__ = "item"
    _concrete_discriminator_name = "kind"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ColumnDefault(uuid4))
    label: Mapped[str] = mapped_column(String(40))
    price: Mapped[int] = mapped_column(default=1)
    owner_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("owner.id", ondelete="SET NULL"), index=True, default=None
    )

    owner: Mapped[Owner | None] = relationship(default=None, back_populates="items")

    __mapper_args__ = cast(Any, {"polymorphic_identity": "item", "concrete": True})
