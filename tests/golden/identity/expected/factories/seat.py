"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_identity.factories.ticket import TicketFactory
from shop_identity.factory import ModelFactory
from shop_identity.models.seat import Seat


class SeatFactory(ModelFactory[Seat]):
    """Makes objects of Seat."""

    ticket = TicketFactory
