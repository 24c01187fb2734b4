"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dataclasses import fakes
from shop_dataclasses.factory import ModelFactory
from shop_dataclasses.models.setting import Setting


class SettingFactory(ModelFactory[Setting]):
    """Makes objects of Setting."""

    value = Use(fakes.text, "catch_phrase")
