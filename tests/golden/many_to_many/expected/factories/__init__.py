"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_many_to_many.factories.actor import ActorFactory
from shop_many_to_many.factories.film import FilmFactory
from shop_many_to_many.factories.genre import GenreFactory
from shop_many_to_many.factories.role import RoleFactory
from shop_many_to_many.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    FilmFactory,
    GenreFactory,
    ActorFactory,
    RoleFactory,
)
