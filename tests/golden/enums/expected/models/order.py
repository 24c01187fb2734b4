from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from shop_enums.db import Model
from shop_enums.models.enums import OrderStatus, order_status_type


class Order(Model):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[OrderStatus] = mapped_column(
        order_status_type, default=OrderStatus.DRAFT, server_default="draft"
    )
    previous_status: Mapped[OrderStatus | None] = mapped_column(order_status_type)
