"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_cycle import fakes
from shop_cycle.factory import ModelFactory
from shop_cycle.models.team import Team


class TeamFactory(ModelFactory[Team]):
    """Makes objects of Team."""

    name = Use(fakes.text, "catch_phrase", 40)
