"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factories.customer import CustomerFactory
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.enums import Status
from shop_primaryjoin.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    status = Use(fakes.one_of, Status)
    total = Use(fakes.decimal, 1, 500, 2)
    placed_on = Use(fakes.day)
    customer = CustomerFactory
