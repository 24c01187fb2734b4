"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_resources import fakes
from shop_resources.factories.customer import CustomerFactory
from shop_resources.factory import ModelFactory
from shop_resources.models.enums import Status
from shop_resources.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    number = Use(fakes.code, 20, unique=True)
    status = Use(fakes.one_of, Status)
    total = Use(fakes.decimal, 1, 500, 2)
    paid_at = Use(fakes.moment, zone=True)
    seen_at = Use(fakes.moment)
    extra = Use(fakes.document)
    customer = CustomerFactory
