"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_deferred import fakes
from shop_deferred.factory import ModelFactory
from shop_deferred.models.page import Page


class PageFactory(ModelFactory[Page]):
    """Makes objects of Page."""

    title = Use(fakes.text, "catch_phrase", 80)
    body = Use(fakes.text, "paragraph")
    notes = Use(fakes.text, "paragraph")
    picture = Use(fakes.octets)
    description = Use(fakes.text, "paragraph")
