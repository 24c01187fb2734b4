from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_naming_convention.db import Model

if TYPE_CHECKING:
    from shop_naming_convention.models.owner import Owner


class RatherLongNameOfSomethingThatSomebodyOwns(Model):
    __tablename__ = "rather_long_name_of_something_that_somebody_owns"

    id: Mapped[int] = mapped_column(primary_key=True)
    a_column_with_a_name_that_is_long_as_well: Mapped[int]
    another_column_with_a_long_name: Mapped[int]
    owner_id: Mapped[int] = mapped_column(
        ForeignKey("owner.id", ondelete="CASCADE"), index=True
    )

    owner: Mapped[Owner] = relationship(
        back_populates="rather_long_name_of_something_that_somebody_owns"
    )

    __table_args__ = (
        Index(
            "ix_rather_long_name_of_something_that_somebody_owns_a__c388c875",
            "a_column_with_a_name_that_is_long_as_well",
            unique=True,
        ),
        Index(
            "ix_rather_long_name_of_something_that_somebody_owns_an_8da467bb",
            "another_column_with_a_long_name",
        ),
    )
