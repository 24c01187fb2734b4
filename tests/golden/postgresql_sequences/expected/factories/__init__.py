"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_sequences.factories.invoice import InvoiceFactory
from shop_postgresql_sequences.factories.order import OrderFactory
from shop_postgresql_sequences.factories.ticket import TicketFactory
from shop_postgresql_sequences.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    OrderFactory,
    InvoiceFactory,
    TicketFactory,
)
