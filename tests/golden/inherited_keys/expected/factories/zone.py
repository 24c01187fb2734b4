"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_inherited_keys import fakes
from shop_inherited_keys.factory import ModelFactory
from shop_inherited_keys.models.zone import Zone


class ZoneFactory(ModelFactory[Zone]):
    """Makes objects of Zone."""

    name = Use(fakes.text, "catch_phrase", 20)
