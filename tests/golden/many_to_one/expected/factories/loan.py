"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_many_to_one import fakes
from shop_many_to_one.factories.book import BookFactory
from shop_many_to_one.factory import ModelFactory
from shop_many_to_one.models.loan import Loan


class LoanFactory(ModelFactory[Loan]):
    """Makes objects of Loan."""

    since = Use(fakes.day)
    book = BookFactory
