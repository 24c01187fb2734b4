"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_collections import fakes
from shop_collections.factories.article import ArticleFactory
from shop_collections.factory import ModelFactory
from shop_collections.models.page import Page


class PageFactory(ModelFactory[Page]):
    """Makes objects of Page."""

    number = Use(fakes.integer, 1, 20)
    body = Use(fakes.text, "paragraph")
    article = ArticleFactory
