"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_collections import fakes
from shop_collections.factories.author import AuthorFactory
from shop_collections.factory import ModelFactory
from shop_collections.models.letter import Letter


class LetterFactory(ModelFactory[Letter]):
    """Makes objects of Letter."""

    body = Use(fakes.text, "paragraph")
    author = AuthorFactory
