"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_schemas import fakes
from shop_schemas.factories.customer import CustomerFactory
from shop_schemas.factory import ModelFactory
from shop_schemas.models.enums import State
from shop_schemas.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    state = Use(fakes.one_of, State)
    customer = CustomerFactory
