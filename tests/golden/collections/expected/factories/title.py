"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_collections import fakes
from shop_collections.factories.article import ArticleFactory
from shop_collections.factory import ModelFactory
from shop_collections.models.enums import Language
from shop_collections.models.title import Title


class TitleFactory(ModelFactory[Title]):
    """Makes objects of Title."""

    language = Use(fakes.one_of, Language)
    text = Use(fakes.text, "paragraph", 200)
    article = ArticleFactory
