"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_self_reference import fakes
from shop_self_reference.factory import ModelFactory
from shop_self_reference.models.category import Category


class CategoryFactory(ModelFactory[Category]):
    """Makes objects of Category."""

    name = Use(fakes.text, "catch_phrase", 40)
