"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_identity.factories.seat import SeatFactory
from shop_identity.factories.ticket import TicketFactory
from shop_identity.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (TicketFactory, SeatFactory)
