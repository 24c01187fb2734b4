"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_inheritance import fakes
from shop_inheritance.factory import ModelFactory
from shop_inheritance.models.team import Team


class TeamFactory(ModelFactory[Team]):
    """Makes objects of Team."""

    title = Use(fakes.text, "catch_phrase", 40)
