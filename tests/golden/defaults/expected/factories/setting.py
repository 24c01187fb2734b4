"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_defaults import fakes
from shop_defaults.factory import ModelFactory
from shop_defaults.models.enums import Level
from shop_defaults.models.setting import Setting


class SettingFactory(ModelFactory[Setting]):
    """Makes objects of Setting."""

    flag = Use(fakes.flag)
    count = Use(fakes.integer, 1, 20)
    ratio = Use(fakes.number, 1, 1000)
    price = Use(fakes.decimal, 1, 500, 2)
    label = Use(fakes.text, "company", 40)
    level = Use(fakes.one_of, Level)
    day = Use(fakes.day)
    moment = Use(fakes.clock)
    token = Use(fakes.uuid)
    document = Use(fakes.document)
    options = Use(fakes.document)
    raw = Use(fakes.octets)
