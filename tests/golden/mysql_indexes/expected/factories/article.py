"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mysql_indexes import fakes
from shop_mysql_indexes.factory import ModelFactory
from shop_mysql_indexes.models.article import Article


class ArticleFactory(ModelFactory[Article]):
    """Makes objects of Article."""

    title = Use(fakes.text, "catch_phrase", 200)
    body = Use(fakes.text, "paragraph")
