"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_engines import fakes
from shop_engines.factory import ModelFactory
from shop_engines.models.page_total import PageTotal


class PageTotalFactory(ModelFactory[PageTotal]):
    """Makes objects of PageTotal."""

    page = Use(fakes.text, "catch_phrase", 200)
    number = Use(fakes.integer, 1, 20)
