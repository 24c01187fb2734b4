"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require, Use

from shop_postgresql_keys.factories.code import CodeFactory
from shop_postgresql_keys.factory import ModelFactory, key_of
from shop_postgresql_keys.models.thing import Thing


class ThingFactory(ModelFactory[Thing]):
    """Makes objects of Thing."""

    code = Use(key_of, CodeFactory, "number")
    shelf = Require()
    place = Require()
