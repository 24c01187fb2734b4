"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_primaryjoin import fakes
from shop_primaryjoin.factory import ModelFactory
from shop_primaryjoin.models.manager import Manager


class ManagerFactory(ModelFactory[Manager]):
    """Makes objects of Manager."""

    team = Use(fakes.text, "word", 20)
    led_team = Use(fakes.text, "word", 20)
