"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_one_to_one.factories.account import AccountFactory
from shop_one_to_one.factories.profile import ProfileFactory
from shop_one_to_one.factories.setting import SettingFactory
from shop_one_to_one.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    AccountFactory,
    ProfileFactory,
    SettingFactory,
)
