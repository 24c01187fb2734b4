"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_uuid_keys.factory import ModelFactory
from shop_uuid_keys.models.trip import Trip


class TripFactory(ModelFactory[Trip]):
    """Makes objects of Trip."""
