"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_texts import fakes
from shop_texts.factory import ModelFactory
from shop_texts.models.quote import Quote


class QuoteFactory(ModelFactory[Quote]):
    """Makes objects of Quote."""

    body = Use(fakes.text, "paragraph")
