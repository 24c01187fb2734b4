"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_inherits import fakes
from shop_postgresql_inherits.factory import ModelFactory
from shop_postgresql_inherits.models.payment_of_this_year import PaymentOfThisYear


class PaymentOfThisYearFactory(ModelFactory[PaymentOfThisYear]):
    """Makes objects of PaymentOfThisYear."""

    id = Use(fakes.integer, 1, 1000, unique=True)
    amount = Use(fakes.decimal, 1, 500, 2)
    paid = Use(fakes.day)
    note = Use(fakes.text, "paragraph")
    booked_by = Use(fakes.text, "catch_phrase", 40)
    __unread__ = ("paid",)
