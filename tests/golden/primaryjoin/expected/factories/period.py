"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.period import Period


class PeriodFactory(ModelFactory[Period]):
    """Makes objects of Period."""

    first_day = Use(fakes.day)
    end = Use(fakes.day)
