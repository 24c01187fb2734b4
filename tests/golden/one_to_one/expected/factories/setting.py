"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_one_to_one import fakes
from shop_one_to_one.factories.account import AccountFactory
from shop_one_to_one.factory import ModelFactory
from shop_one_to_one.models.setting import Setting


class SettingFactory(ModelFactory[Setting]):
    """Makes objects of Setting."""

    theme = Use(fakes.text, "word", 20)
    account = AccountFactory
