"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_engines import fakes
from shop_engines.factory import ModelFactory
from shop_engines.models.label import Label


class LabelFactory(ModelFactory[Label]):
    """Makes objects of Label."""

    text = Use(fakes.text, "sentence", 20, unique=True)
