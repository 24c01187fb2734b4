"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_defaults.factories.setting import SettingFactory
from shop_defaults.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (SettingFactory,)
