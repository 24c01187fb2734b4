"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_many_to_many import fakes
from shop_many_to_many.factories.actor import ActorFactory
from shop_many_to_many.factories.film import FilmFactory
from shop_many_to_many.factory import ModelFactory
from shop_many_to_many.models.role import Role


class RoleFactory(ModelFactory[Role]):
    """Makes objects of Role."""

    character = Use(fakes.text, "catch_phrase", 80)
    actor = ActorFactory
    film = FilmFactory
