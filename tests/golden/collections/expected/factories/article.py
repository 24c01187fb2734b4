"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_collections import fakes
from shop_collections.factories.author import AuthorFactory
from shop_collections.factory import ModelFactory
from shop_collections.models.article import Article


class ArticleFactory(ModelFactory[Article]):
    """Makes objects of Article."""

    published = Use(fakes.day)
    author = AuthorFactory
