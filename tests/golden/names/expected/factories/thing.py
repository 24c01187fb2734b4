"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_names import fakes
from shop_names.factory import ModelFactory
from shop_names.models.thing import Thing


class ThingFactory(ModelFactory[Thing]):
    """Makes objects of Thing."""

    class_ = Use(fakes.text, "word", 10)
    metadata_ = Use(fakes.document)
    registry_ = Use(fakes.text, "word", 10)
    self_ = Use(fakes.integer, 1, 1000)
    int = Use(fakes.integer, 1, 1000)
    str = Use(fakes.text, "word", 10)
    date = Use(fakes.day)
    other_day = Use(fakes.day)
    datetime = Use(fakes.moment)
    mapped_column = Use(fakes.text, "word", 10)
    relationship = Use(fakes.text, "word", 10)
    Mapped = Use(fakes.integer, 1, 1000)
    text = Use(fakes.text, "paragraph")
    type = Use(fakes.text, "word", 10)
    legacy = Use(fakes.text, "word", 10)
