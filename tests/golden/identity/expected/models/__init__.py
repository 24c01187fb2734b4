"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_identity.models.seat import Seat
from shop_identity.models.ticket import Ticket

__all__ = ["Seat", "Ticket"]
