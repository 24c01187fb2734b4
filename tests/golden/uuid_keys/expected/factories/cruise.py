"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_uuid_keys import fakes
from shop_uuid_keys.factory import ModelFactory
from shop_uuid_keys.models.cruise import Cruise


class CruiseFactory(ModelFactory[Cruise]):
    """Makes objects of Cruise."""

    ship = Use(fakes.text, "word", 20)
