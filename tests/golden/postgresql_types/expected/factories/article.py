"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from functools import partial

from polyfactory import Use

from shop_postgresql_types import fakes
from shop_postgresql_types.factory import ModelFactory
from shop_postgresql_types.models.article import Article


class ArticleFactory(ModelFactory[Article]):
    """Makes objects of Article."""

    keywords = Use(fakes.several, fakes.text, "catch_phrase", 40)
    scores = Use(fakes.several, fakes.integer, 1, 5)
    board = Use(fakes.several, partial(fakes.several, fakes.integer, 1, 1000))
    settings = Use(fakes.document)
    fulltext = Use(fakes.text, "word")
    slug = Use(fakes.text, "slug", unique=True)
    properties = Use(fakes.words)
    title = Use(fakes.text, "catch_phrase", 80)
