"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_relationship_options import fakes
from shop_relationship_options.factory import ModelFactory
from shop_relationship_options.models.account import Account


class AccountFactory(ModelFactory[Account]):
    """Makes objects of Account."""

    code = Use(fakes.code, 8, unique=True)
    rank = Use(fakes.integer, 1, 20)
