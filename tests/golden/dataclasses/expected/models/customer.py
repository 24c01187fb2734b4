from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    ColumnDefault,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Numeric,
    String,
    Text,
    literal_column,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (
    Mapped,
    MappedAsDataclass,
    column_property,
    mapped_column,
    relationship,
)

from shop_dataclasses.db import Model
from shop_dataclasses.models.enums import CustomerKind, customer_kind_type
from shop_dataclasses.models.mixins import Versioned
from shop_dataclasses.names import nickname as _nickname

if TYPE_CHECKING:
    from shop_dataclasses.models.order import Order
    from shop_dataclasses.models.region import Region


class Customer(Versioned, MappedAsDataclass, Model, repr=False, eq=False, kw_only=True):
    """Who buys."""

    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[CustomerKind] = mapped_column(customer_kind_type, init=False)
    name: Mapped[str] = mapped_column(String(80))
    token: Mapped[UUID] = mapped_column(unique=True, default=ColumnDefault(uuid4))
    nickname: Mapped[str] = mapped_column(String(80), default_factory=_nickname)
    born: Mapped[date | None] = mapped_column(default=None)
    password: Mapped[str | None] = mapped_column(
        String(200), default=None, info={"redact": True}
    )
    credit: Mapped[Decimal] = mapped_column(Numeric(10, 2), default=Decimal("0"))
    settings: Mapped[dict[str, Any]] = mapped_column(
        JSON,
        insert_default=lambda: {"theme": "dark"},
        default_factory=lambda: {"theme": "dark"},
    )
    tags: Mapped[dict[str, Any]] = mapped_column(
        JSON, insert_default=list, default_factory=list
    )
    seen_at: Mapped[datetime] = mapped_column(
        default=ColumnDefault(literal_column("strftime('%Y-%m-%d %H:%M:%f', 'now')"))
    )
    code: Mapped[str] = mapped_column(String(20), init=False, default="new")
    notes: Mapped[str | None] = mapped_column(Text, default=None, deferred=True)
    initial: Mapped[str | None] = mapped_column(
        String(1), Computed("substr(name, 1, 1)", persisted=True), init=False
    )
    referrer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customer.id"), index=True, default=None
    )
    region_country: Mapped[str] = mapped_column(String(2), default=None)
    region_code: Mapped[str] = mapped_column(String(10), default=None)

    doubled: Mapped[Decimal] = column_property(credit * 2)

    referrer: Mapped[Customer | None] = relationship(
        default=None, remote_side=[id], back_populates="referred"
    )
    region: Mapped[Region] = relationship(default=None, back_populates="customers")
    referred: Mapped[list[Customer]] = relationship(
        default_factory=list, back_populates="referrer"
    )
    orders: Mapped[list[Order]] = relationship(
        default_factory=list,
        foreign_keys="Order.customer_id",
        back_populates="customer",
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["region_country", "region_code"], ["region.country", "region.code"]
        ),
        Index(
            "ix_customer_region_country_customer_region_code",
            "region_country",
            "region_code",
        ),
    )

    __mapper_args__ = cast(
        Any,
        {
            "polymorphic_on": "kind",
            "polymorphic_identity": CustomerKind.CUSTOMER,
            "version_id_col": Versioned.row_version,
        },
    )

    @hybrid_property
    def is_rich(self) -> bool:
        return self.credit > 1000
