from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_two_keys.db import Model

if TYPE_CHECKING:
    from shop_two_keys.models.customer import Customer


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    billing_region: Mapped[str] = mapped_column(String(4))
    billing_number: Mapped[int] = mapped_column()
    shipping_region: Mapped[str] = mapped_column(String(4))
    shipping_number: Mapped[int] = mapped_column()

    billing: Mapped[Customer] = relationship(
        foreign_keys=[billing_region, billing_number], back_populates="billed_orders"
    )
    shipping: Mapped[Customer] = relationship(
        foreign_keys=[shipping_region, shipping_number], back_populates="shipped_orders"
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["billing_region", "billing_number"], ["customer.region", "customer.number"]
        ),
        ForeignKeyConstraint(
            ["shipping_region", "shipping_number"],
            ["customer.region", "customer.number"],
        ),
        Index(
            "ix_orders_billing_region_orders_billing_number",
            "billing_region",
            "billing_number",
        ),
        Index(
            "ix_orders_shipping_region_orders_shipping_number",
            "shipping_region",
            "shipping_number",
        ),
    )
