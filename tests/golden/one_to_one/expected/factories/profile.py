"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_one_to_one import fakes
from shop_one_to_one.factories.account import AccountFactory
from shop_one_to_one.factory import ModelFactory
from shop_one_to_one.models.profile import Profile


class ProfileFactory(ModelFactory[Profile]):
    """Makes objects of Profile."""

    bio = Use(fakes.text, "paragraph")
    account = AccountFactory
