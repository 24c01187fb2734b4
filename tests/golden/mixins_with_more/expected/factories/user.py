"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mixins_with_more import fakes
from shop_mixins_with_more.factory import ModelFactory
from shop_mixins_with_more.models.user import User


class UserFactory(ModelFactory[User]):
    """Makes objects of User."""

    name = Use(fakes.text, "name", 40)
