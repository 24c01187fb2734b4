"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mixins import fakes
from shop_mixins.factory import ModelFactory
from shop_mixins.models.page import Page


class PageFactory(ModelFactory[Page]):
    """Makes objects of Page."""

    body = Use(fakes.text, "paragraph")
