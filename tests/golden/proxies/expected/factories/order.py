"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_proxies.factory import ModelFactory
from shop_proxies.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""
