"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_version_ids import fakes
from shop_version_ids.factory import ModelFactory
from shop_version_ids.models.ticket import Ticket


class TicketFactory(ModelFactory[Ticket]):
    """Makes objects of Ticket."""

    body = Use(fakes.text, "paragraph")
