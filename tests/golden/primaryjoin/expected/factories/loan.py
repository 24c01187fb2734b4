"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factories.book import BookFactory
from shop_primaryjoin.factories.reader import ReaderFactory
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.loan import Loan


class LoanFactory(ModelFactory[Loan]):
    """Makes objects of Loan."""

    done = Use(fakes.flag)
    book = BookFactory
    reader = ReaderFactory
