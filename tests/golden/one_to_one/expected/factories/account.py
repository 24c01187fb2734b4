"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_one_to_one import fakes
from shop_one_to_one.factory import ModelFactory
from shop_one_to_one.models.account import Account


class AccountFactory(ModelFactory[Account]):
    """Makes objects of Account."""

    email = Use(fakes.text, "email", 254, unique=True)
