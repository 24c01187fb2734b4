"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_types.models.article import Article
from shop_postgresql_types.models.booking import Booking
from shop_postgresql_types.models.visit import Visit

__all__ = ["Article", "Booking", "Visit"]
