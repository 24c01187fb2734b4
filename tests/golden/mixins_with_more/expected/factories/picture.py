"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mixins_with_more import fakes
from shop_mixins_with_more.factories.user import UserFactory
from shop_mixins_with_more.factory import ModelFactory
from shop_mixins_with_more.models.picture import Picture


class PictureFactory(ModelFactory[Picture]):
    """Makes objects of Picture."""

    width = Use(fakes.integer, 1, 1000)
    title = Use(fakes.text, "catch_phrase", 80, unique=True)
    subtitle = Use(fakes.text, "catch_phrase", 80)
    share = Use(fakes.integer, 0, 100)
    created_by = UserFactory
    owner = UserFactory
