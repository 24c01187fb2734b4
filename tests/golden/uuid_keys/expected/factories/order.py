"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_uuid_keys.factories.customer import CustomerFactory
from shop_uuid_keys.factory import ModelFactory
from shop_uuid_keys.models.order import Order


class OrderFactory(ModelFactory[Order]):
    """Makes objects of Order."""

    customer = CustomerFactory
