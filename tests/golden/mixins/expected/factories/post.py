"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mixins import fakes
from shop_mixins.factory import ModelFactory
from shop_mixins.models.post import Post


class PostFactory(ModelFactory[Post]):
    """Makes objects of Post."""

    title = Use(fakes.text, "catch_phrase", 120)
    slug = Use(fakes.text, "slug", 80, unique=True)
