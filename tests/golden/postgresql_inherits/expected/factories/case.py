"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_inherits import fakes
from shop_postgresql_inherits.factory import ModelFactory
from shop_postgresql_inherits.models.case import Case


class CaseFactory(ModelFactory[Case]):
    """Makes objects of Case."""

    code = Use(fakes.code, 8, unique=True)
