"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_resources import fakes
from shop_resources.factory import ModelFactory
from shop_resources.models.author import Author


class AuthorFactory(ModelFactory[Author]):
    """Makes objects of Author."""

    name = Use(fakes.text, "name", 40)
    biography = Use(fakes.text, "paragraph")
