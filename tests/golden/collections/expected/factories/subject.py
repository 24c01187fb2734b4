"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_collections import fakes
from shop_collections.factory import ModelFactory
from shop_collections.models.subject import Subject


class SubjectFactory(ModelFactory[Subject]):
    """Makes objects of Subject."""

    name = Use(fakes.text, "catch_phrase", 80, unique=True)
