"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_schemas import fakes
from shop_schemas.factory import ModelFactory
from shop_schemas.models.tag import Tag


class TagFactory(ModelFactory[Tag]):
    """Makes objects of Tag."""

    label = Use(fakes.text, "company", 20)
