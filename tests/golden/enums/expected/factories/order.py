"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_enums import fakes
from shop_enums.factory import ModelFactory
from shop_enums.models.enums import OrderStatus
from shop_enums.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    status = Use(fakes.one_of, OrderStatus)
    previous_status = Use(fakes.one_of, OrderStatus)
