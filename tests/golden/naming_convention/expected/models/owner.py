from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_naming_convention.db import Model

if TYPE_CHECKING:
    from shop_naming_convention.models.rather_long_name_of_something_that_somebody_owns import (
        RatherLongNameOfSomethingThatSomebodyOwns,
    )


class Owner(Model):
    __tablename__ = "owner"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(80), unique=True)

    rather_long_name_of_something_that_somebody_owns: Mapped[
        list[RatherLongNameOfSomethingThatSomebodyOwns]
    ] = relationship(
        back_populates="owner", cascade="all, delete-orphan", passive_deletes=True
    )
