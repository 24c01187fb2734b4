"""Order lines over HTTP, under `/api/order-lines`."""

from __future__ import annotations

from shop_resources.models.order_line import OrderLine
from shop_resources.payloads import Input, Int16, Int32, Int64, Output, by_default
from shop_resources.rest import Resource


class OrderLineOutput(Output):
    """What clients read of order lines."""

    order_id: int
    place: int
    amount: int
    weight: float | None


class OrderLineInput(Input):
    """What clients write of order lines."""

    order_id: Int32
    place: Int16
    amount: Int64 = by_default()
    weight: float | None = None


order_lines = Resource(
    OrderLine,
    "order-lines",
    OrderLineOutput,
    input=OrderLineInput,
    filters=("order_id", "place", "amount", "weight"),
    sorts=("order_id", "place", "amount"),
)
