"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_texts import fakes
from shop_texts.factory import ModelFactory
from shop_texts.models.long import Long


class LongFactory(ModelFactory[Long]):
    """Makes objects of Long."""

    body = Use(fakes.text, "paragraph")
