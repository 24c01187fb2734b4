"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_names import fakes
from shop_names.factory import ModelFactory
from shop_names.models.part import Part


class PartFactory(ModelFactory[Part]):
    """Makes objects of Part."""

    String = Use(fakes.text, "word", 20)
