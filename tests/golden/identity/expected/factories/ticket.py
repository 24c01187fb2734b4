"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_identity.factory import ModelFactory
from shop_identity.models.ticket import Ticket


class TicketFactory(ModelFactory[Ticket]):
    """Makes objects of Ticket."""
