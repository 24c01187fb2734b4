"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_cycle import fakes
from shop_cycle.factories.team import TeamFactory
from shop_cycle.factory import ModelFactory, key_of
from shop_cycle.models.player import Player


class PlayerFactory(ModelFactory[Player]):
    """Makes objects of Player."""

    name = Use(fakes.text, "name", 40)
    team_id = Use(key_of, TeamFactory, "id")
