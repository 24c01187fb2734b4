"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factory import ModelFactory
from shop_concrete.models.cat import Cat


class CatFactory(ModelFactory[Cat]):
    """Makes objects of Cat."""

    lives = Use(fakes.integer, 1, 1000)
    born = Use(fakes.day)
    name = Use(fakes.text, "catch_phrase", 40)
