"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_abstract import fakes
from shop_abstract.factory import ModelFactory
from shop_abstract.models.tag import Tag


class TagFactory(ModelFactory[Tag]):
    """Makes objects of Tag."""

    label = Use(fakes.text, "company", 40, unique=True)
    note = Use(fakes.text, "paragraph")
