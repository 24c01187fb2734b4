"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_keys import fakes
from shop_postgresql_keys.factory import ModelFactory
from shop_postgresql_keys.models.loan import Loan


class LoanFactory(ModelFactory[Loan]):
    """Makes objects of Loan."""

    day = Use(fakes.day)
