"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_proxies import fakes
from shop_proxies.factory import ModelFactory
from shop_proxies.models.keyword import Keyword


class KeywordFactory(ModelFactory[Keyword]):
    """Makes objects of Keyword."""

    word = Use(fakes.text, "catch_phrase", 40, unique=True)
