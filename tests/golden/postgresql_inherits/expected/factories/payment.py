"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_inherits import fakes
from shop_postgresql_inherits.factory import ModelFactory
from shop_postgresql_inherits.models.payment import Payment


class PaymentFactory(ModelFactory[Payment]):
    """Makes objects of Payment."""

    amount = Use(fakes.decimal, 1, 500, 2)
    paid = Use(fakes.day)
    note = Use(fakes.text, "paragraph")
