"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_association_models import fakes
from shop_association_models.factories.person import PersonFactory
from shop_association_models.factory import ModelFactory
from shop_association_models.models.friendship import Friendship


class FriendshipFactory(ModelFactory[Friendship]):
    """Makes objects of Friendship."""

    since = Use(fakes.day)
    friend = PersonFactory
    person = PersonFactory
