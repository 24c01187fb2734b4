"""Orders over HTTP, under `/api/orders`."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, NaiveDatetime

from shop_resources.models.enums import Status
from shop_resources.models.order import Order
from shop_resources.payloads import (
    Document,
    Input,
    Int32,
    Moment,
    Output,
    Text,
    by_default,
)
from shop_resources.rest import Resource


class OrderOutput(Output):
    """What clients read of orders."""

    id: int
    number: str
    status: Status
    total: Decimal
    paid_at: Moment | None
    seen_at: datetime | None
    extra: Any
    customer_id: int


class OrderInput(Input):
    """What clients write of orders."""

    number: Annotated[Text, Field(max_length=20)]
    status: Status = by_default()
    total: Annotated[Decimal, Field(max_digits=12, decimal_places=2)] = by_default()
    paid_at: Moment | None = None
    seen_at: NaiveDatetime | None = None
    extra: Document | None = None
    customer_id: Int32


orders = Resource(
    Order,
    "orders",
    OrderOutput,
    input=OrderInput,
    filters=("id", "number", "status", "total", "paid_at", "seen_at", "customer_id"),
    sorts=("id", "number", "total", "customer_id"),
)
