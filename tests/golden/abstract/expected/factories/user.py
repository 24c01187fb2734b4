"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_abstract import fakes
from shop_abstract.factory import ModelFactory
from shop_abstract.models.user import User


class UserFactory(ModelFactory[User]):
    """Makes objects of User."""

    name = Use(fakes.text, "name", 80)
