"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_many_to_many import fakes
from shop_many_to_many.factory import ModelFactory
from shop_many_to_many.models.actor import Actor


class ActorFactory(ModelFactory[Actor]):
    """Makes objects of Actor."""

    name = Use(fakes.text, "name", 80)
